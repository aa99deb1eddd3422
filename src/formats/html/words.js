// Our own words, in the document's language where there are such: patterns by their names, with places in braces.
const words = Object.fromEntries(document.body.dataset.words.split('|').map((row) => {
  const end = row.indexOf('=');
  return [row.slice(0, end), row.slice(end + 1)];
}));
const plurals = new Intl.PluralRules(words.lang.startsWith('x-') ? 'en' : words.lang);

function phrase(name, places = {}) {
  return words[name].replace(/\{(\w+)\}/g, (whole, place) => places[place]);
}

// In the form for so many, `n` in the pattern.
function counted(name, n, places = {}) {
  const form = `${name}.${plurals.select(n)}`;
  return phrase(form in words ? form : name, {...places, n});
}
