// Zoom and pan. The drawing lies in a box that scrolls, so that panning is the browser's own (wheel, touch,
// keys, scroll bars); zooming keeps the point below the pointer in place. A large drawing takes a browser a
// while to lay out at a new size, so it is only enlarged as a picture until the hand rests. A drawing fits its box as a
// whole, a column by its width, with text that can be read.

const ZOOM_STEP = 1.25;
const PIXELS_PER_POINT = 96 / 72;
const LARGEST_TEXT = 40;
const LEAST_TEXT = 8;
const LEGIBLE_TEXT = 12;
const COLUMN_TEXT = {least: 14, most: 20};
const COLUMN_MARGIN = 8;
const DRAG_START = 4;
const REST_MS = 150;

function makeSight({box, svg, em}) {
  const width = svg.viewBox.baseVal.width * PIXELS_PER_POINT;
  const height = svg.viewBox.baseVal.height * PIXELS_PER_POINT;
  const text = em * PIXELS_PER_POINT;
  const isColumn = height > 2 * width || box.classList.contains('narrow');
  const picture = {scale: 1, x: 0, y: 0};
  let zoom = 1;
  let isFitted = true;
  let rest = 0;

  const fittingColumn = () => Math.max(COLUMN_TEXT.least / text,
    Math.min((box.clientWidth - COLUMN_MARGIN) / width, COLUMN_TEXT.most / text));
  const fitting = () => (isColumn ? fittingColumn() : Math.min(box.clientWidth / width, box.clientHeight / height));
  const limited = (wanted) => Math.min(Math.max(wanted, Math.min(fitting(), 1) / 2),
    Math.max(LARGEST_TEXT / text, 4 * fitting(), 4));

  function setZoom(wanted) {
    Object.assign(picture, {scale: 1, x: 0, y: 0});
    svg.style.transform = svg.style.willChange = '';
    zoom = limited(wanted);
    svg.style.width = `${width * zoom}px`;
    svg.style.height = `${height * zoom}px`;
  }

  const middle = () => {
    const frame = box.getBoundingClientRect();
    return {x: frame.left + frame.width / 2, y: frame.top + frame.height / 2};
  };

  // The drawing takes the size of its picture.
  function settle() {
    clearTimeout(rest);
    if (picture.scale === 1) {
      return;
    }
    const at = middle();
    const before = svg.getBoundingClientRect();
    const part = {x: (at.x - before.left) / before.width, y: (at.y - before.top) / before.height};
    setZoom(zoom * picture.scale);
    const after = svg.getBoundingClientRect();
    box.scrollLeft += after.left + part.x * after.width - at.x;
    box.scrollTop += after.top + part.y * after.height - at.y;
  }

  // Around a point of the window, or the middle of the box.
  function zoomBy(factor, x = middle().x, y = middle().y) {
    const scale = limited(zoom * picture.scale * factor) / zoom;
    const now = svg.getBoundingClientRect();
    const growth = scale / picture.scale - 1;
    picture.x -= (x - now.left) * growth;
    picture.y -= (y - now.top) * growth;
    picture.scale = scale;
    isFitted = false;
    svg.style.willChange = 'transform';
    svg.style.transform = `translate(${picture.x}px, ${picture.y}px) scale(${scale})`;
    clearTimeout(rest);
    rest = setTimeout(settle, REST_MS);
  }

  function fit() {
    clearTimeout(rest);
    isFitted = true;
    setZoom(fitting());
  }

  // Brings a card into view, and its text to a size that can be read.
  function reveal(part, isQuiet) {
    settle();
    if (!isQuiet && text * zoom < LEAST_TEXT) {
      isFitted = false;
      setZoom(LEGIBLE_TEXT / text);
    }
    const frame = box.getBoundingClientRect();
    const card = part.getBoundingClientRect();
    if (card.left < frame.left || card.right > frame.right) {
      box.scrollLeft += (card.left + card.right - frame.left - frame.right) / 2;
    }
    if (card.top < frame.top || card.bottom > frame.bottom) {
      box.scrollTop += (card.top + card.bottom - frame.top - frame.bottom) / 2;
    }
  }

  listenToWheel(box, zoomBy);
  listenToPinch(box, zoomBy);
  listenToDrag(box);
  new ResizeObserver(() => {
    if (isFitted && box.clientWidth > 0) {
      fit();
    }
  }).observe(box);
  return {fit, zoomBy, reveal, canScroll: () => width * zoom > box.clientWidth + 1 || height * zoom > box.clientHeight + 1};
}

// Without Ctrl the wheel scrolls. A pinch on a touchpad arrives as a wheel with Ctrl.
function listenToWheel(box, zoomBy) {
  box.addEventListener('wheel', (event) => {
    if (event.ctrlKey) {
      event.preventDefault();
      zoomBy(Math.exp(-Math.max(-50, Math.min(50, event.deltaY)) / 100), event.clientX, event.clientY);
    }
  }, {passive: false});
}

function listenToPinch(box, zoomBy) {
  let last = 0;
  const distance = ([one, other]) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);

  box.addEventListener('touchstart', (event) => {
    last = event.touches.length === 2 ? distance(event.touches) : 0;
  }, {passive: true});
  box.addEventListener('touchmove', (event) => {
    if (event.touches.length !== 2 || last === 0) {
      return;
    }
    event.preventDefault();
    const [one, other] = event.touches;
    const now = distance(event.touches);
    zoomBy(now / last, (one.clientX + other.clientX) / 2, (one.clientY + other.clientY) / 2);
    last = now;
  }, {passive: false});
}

// By the mouse; a finger scrolls by itself. A drag that began on a card is no click on it.
function listenToDrag(box) {
  let from = null;
  let hasMoved = false;

  box.addEventListener('pointerdown', (event) => {
    hasMoved = false;
    if (event.pointerType === 'mouse' && event.button === 0) {
      from = {x: event.clientX, y: event.clientY, left: box.scrollLeft, top: box.scrollTop};
    }
  });
  box.addEventListener('pointermove', (event) => {
    if (!from || (event.buttons & 1) === 0) {
      from = null;
      return;
    }
    const moved = {x: event.clientX - from.x, y: event.clientY - from.y};
    if (!hasMoved && Math.hypot(moved.x, moved.y) > DRAG_START) {
      hasMoved = true;
      box.setPointerCapture(event.pointerId);
      box.classList.add('dragged');
    }
    if (hasMoved) {
      box.scrollTo(from.left - moved.x, from.top - moved.y);
    }
  });
  box.addEventListener('pointerup', () => {
    from = null;
    box.classList.remove('dragged');
  });
  box.addEventListener('click', (event) => {
    if (hasMoved) {
      event.stopPropagation();
      event.preventDefault();
      hasMoved = false;
    }
  }, true);
  box.addEventListener('dragstart', (event) => event.preventDefault());
}
