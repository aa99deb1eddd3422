/* Hebrew.
 *
 * A claim (טענה) and the evidence (ראיה) that supports it (תומכת) are terms of the teaching of
 * critical thinking in Israel, as in Amnon Glassner's definition of the parts of an argument;
 * a challenge and a countermeasure are the objection and the reply (השגות ותשובות) of Yosef
 * Or's translation of Descartes. Who objects disputes (חולקת על), and who replies answers
 * (משיבה על); to undercut is to deny (שוללת) a link, and לא נובע is what logic says where
 * nothing follows. A claim stands (עומדת) or is disputed (שנויה במחלוקת); an objection is open
 * or was answered (פתוחה, נענתה). All kinds are feminine, and so are statuses and verbs. */
#include "lexicon/table.h"

/* clang-format off */
const WordForms rebut_words_he[N_WORD_KEYS] = {
    /* Kinds: alone, at the beginning of a line, counted. */
    [WORD_CLAIM] = ONE_TWO("טענה", "טענות", "טענות"),
    [WORD_CHALLENGE] = ONE_TWO("השגה", "השגות", "השגות"),
    [WORD_COUNTERMEASURE] = ONE_TWO("תשובה", "תשובות", "תשובות"),
    [WORD_EVIDENCE] = ONE_TWO("ראיה", "ראיות", "ראיות"),
    [WORD_CLAIM_FIRST] = ONE_TWO("טענה", "טענות", "טענות"),
    [WORD_CHALLENGE_FIRST] = ONE_TWO("השגה", "השגות", "השגות"),
    [WORD_COUNTERMEASURE_FIRST] = ONE_TWO("תשובה", "תשובות", "תשובות"),
    [WORD_EVIDENCE_FIRST] = ONE_TWO("ראיה", "ראיות", "ראיות"),
    [WORD_N_CLAIMS] = ONE_TWO("טענה אחת", "שתי טענות", "{n} טענות"),
    [WORD_N_CHALLENGES] = ONE_TWO("השגה אחת", "שתי השגות", "{n} השגות"),
    [WORD_N_COUNTERMEASURES] = ONE_TWO("תשובה אחת", "שתי תשובות", "{n} תשובות"),
    [WORD_N_EVIDENCE] = ONE_TWO("ראיה אחת", "שתי ראיות", "{n} ראיות"),
    /* Relations in the legend. */
    [WORD_SUPPORTS] = WORD("תומכת"),
    [WORD_CHALLENGES] = WORD("חולקת"),
    [WORD_COUNTERS] = WORD("משיבה"),
    [WORD_IS_PART_OF] = WORD("חלק מן השלם"),
    [WORD_UNDERCUTS] = WORD("שוללת קשר"),
    [WORD_ONLY_TOGETHER] = WORD("רק יחד"),
    /* In a card's slot: the relation that its kind does not imply, what else it bears on, and its
     * level. */
    [WORD_SLOT_SUPPORTS] = WORD("תומכת"),
    [WORD_SLOT_AGAINST] = WORD("נגד"),
    [WORD_SLOT_PART] = WORD("חלק"),
    [WORD_SLOT_UNDERCUTS] = WORD("לא נובע"),
    [WORD_SLOT_ALSO] = WORD("גם {numbers}"),
    [WORD_SLOT_CONTINUES] = WORD("המשך של {number}"),
    [WORD_SLOT_LEVEL] = WORD("רמה {level}"),
    [WORD_SEE] = WORD("ראו {number}"),
    /* Statuses. */
    [WORD_STANDS] = WORD("עומדת"),
    [WORD_CONTESTED] = WORD("שנויה במחלוקת"),
    [WORD_OPEN] = WORD("פתוחה"),
    [WORD_ANSWERED] = WORD("נענתה"),
    [WORD_UNDECIDED] = WORD("לא הוכרעה"),
    [WORD_UNSUPPORTED] = WORD("{status}, איבדה כל תמיכה"),
    [WORD_CONTESTED_MEANS] = WORD("שנויה במחלוקת: יש נגדה השגה פתוחה"),
    [WORD_N_ANSWERED] = ONE_TWO("אחת נענתה", "שתיים נענו", "{n} נענו"),
    [WORD_N_OPEN] = ONE_TWO("אחת פתוחה", "שתיים פתוחות", "{n} פתוחות"),
    [WORD_N_UNDECIDED] = ONE_TWO("אחת לא הוכרעה", "שתיים לא הוכרעו", "{n} לא הוכרעו"),
    /* Changes since another version. */
    [WORD_ADDED] = WORD("נוספה"),
    [WORD_REMOVED] = WORD("הוסרה"),
    [WORD_REWORDED] = WORD("נוסחה מחדש"),
    [WORD_MOVED] = WORD("הועברה"),
    [WORD_WAS] = WORD("קודם: {status}"),
    /* Lists and clauses. */
    [WORD_LIST_NEXT] = WORD("{list}, {next}"),
    [WORD_LIST_GAP] = WORD(", "),
    [WORD_LIST_LAST] = WORD("{list} וגם {next}"),
    [WORD_LIST_MORE] = WORD("{list} ועוד {n}"),
    [WORD_LIST_OTHERS] = WORD("{list} ואחרות"),
    [WORD_LIST_ENDLESS] = WORD("{list}, ועוד"),
    [WORD_CLAUSE] = WORD("{words}; {clause}"),
    [WORD_CLAUSE_GAP] = WORD("; "),
    [WORD_CLAUSES_MORE] = WORD("{words}; ועוד {n}"),
    [WORD_CLAUSES_AND_MORE] = WORD("{words}; ועוד {n}"),
    [WORD_IN_BRACKETS] = WORD("{words} ({more})"),
    [WORD_LABELLED] = WORD("{label}: {words}"),
    [WORD_SENTENCE] = WORD("{words}."),
    [WORD_SENTENCES] = WORD("{words} {more}"),
    /* Pages of a drawing. */
    [WORD_PAGE_SHORT] = WORD("עמ׳ {page}"),
    [WORD_PAGE] = WORD("עמוד {page}"),
    [WORD_PAGES] = WORD("עמודים"),
    [WORD_OVERVIEW] = WORD("סקירה"),
    [WORD_FROM_PAGE] = WORD("{title} (מעמוד {page})"),
    /* The drawing as a whole, and a card, as they are heard. */
    [WORD_ARGUMENT_MAP] = WORD("מפת טיעון"),
    [WORD_MAP_COUNTS] = WORD("מפת טיעון: {counts}."),
    [WORD_MAP_CHALLENGES] = WORD("השגות: נענו {answered}, פתוחות {open}, לא הוכרעו {undecided}."),
    [WORD_CARD] = WORD("{kind} {number}"),
    [WORD_CARD_STATUS] = WORD("{card}, {status}"),
    [WORD_ALSO_CLAUSE] = WORD("גם {links}"),
    [WORD_IN_GROUP] = WORD("בקבוצה {group}"),
    [WORD_MORE_BELOW] = ONE_TWO("עוד אחת מתחתיה", "עוד שתיים מתחתיה", "עוד {n} מתחתיה"),
    [WORD_MORE_BELOW_ON] =
        ONE_TWO("עוד אחת מתחתיה, בעמוד {page}", "עוד שתיים מתחתיה, בעמוד {page}", "עוד {n} מתחתיה, בעמוד {page}"),
    [WORD_MORE_ELSEWHERE] =
        ONE_TWO("עוד אחת שנוגעת לה, שאינה מוצגת", "עוד שתיים שנוגעות לה, שאינן מוצגות",
                "עוד {n} שנוגעות לה, שאינן מוצגות"),
    /* Links between cards, as they are heard: of one card, and of linked premises. */
    [WORD_LINKS] = WORD("הקשרים בין הכרטיסים: {links}."),
    [WORD_LINK_SUPPORTS] =
        ONE_TWO("{from} תומכת ב{to}", "{from} תומכות יחד ב{to}", "{from} תומכות יחד ב{to}"),
    [WORD_LINK_CHALLENGES] =
        ONE_TWO("{from} חולקת על {to}", "{from} חולקות יחד על {to}", "{from} חולקות יחד על {to}"),
    [WORD_LINK_COUNTERS] =
        ONE_TWO("{from} משיבה על {to}", "{from} משיבות יחד על {to}", "{from} משיבות יחד על {to}"),
    [WORD_LINK_PART] = ONE_TWO("{from} היא חלק מ{to}", "{from} הן חלק מ{to}", "{from} הן חלק מ{to}"),
    [WORD_LINK_UNDERCUTS] =
        ONE_TWO("{from} חותרת תחת {to}", "{from} חותרות יחד תחת {to}", "{from} חותרות יחד תחת {to}"),
    [WORD_A_CARD] = WORD("כרטיס"),
    [WORD_THE_LINK] = WORD("קשר בין {from} ל{to}"),
    [WORD_LINKED_PREMISES] = WORD("הנחות מקושרות"),
    [WORD_JOINT_PREMISES] = WORD("הנחות שתומכות יחד"),
    [WORD_DENIED_LINK] = WORD("קשר שנשלל"),
    [WORD_GROUP] = WORD("קבוצה: {group}"),
    [WORD_LEGEND] = WORD("מקרא: {entries}"),
    [WORD_SOURCE] = WORD("מקור {number}: {title}"),
    [WORD_SOURCE_PLACE] = WORD("מקור {number}: {title}, {place}"),
    /* Outlines: how an item bears on another one. Behind its kind, where that says it and where not. */
    [WORD_CHALLENGE_TO] = WORD("{kind} על {aim}"),
    [WORD_COUNTERMEASURE_TO] = WORD("{kind} על {aim}"),
    [WORD_EVIDENCE_FOR] = WORD("{kind} בעד {aim}"),
    [WORD_DENYING_THAT] = WORD("{kind} המכחישה כי {link}"),
    [WORD_THAT_SUPPORTS] = WORD("{kind} התומכת ב־{aim}"),
    [WORD_THAT_CHALLENGES] = WORD("{kind} החולקת על {aim}"),
    [WORD_THAT_COUNTERS] = WORD("{kind} המשיבה על {aim}"),
    [WORD_THAT_IS_PART] = WORD("{kind} שהיא חלק מ־{aim}"),
    [WORD_ALSO] = WORD("{kind} (גם {links})"),
    [WORD_TOGETHER_WITH] = WORD("{aim} יחד עם {others}"),
    /* Without a subject, and with one or several: a sentence, and what somebody denies. */
    [WORD_DOES_SUPPORTS] = WORD("תומכת ב־{aim}"),
    [WORD_DOES_CHALLENGES] = WORD("חולקת על {aim}"),
    [WORD_DOES_COUNTERS] = WORD("משיבה על {aim}"),
    [WORD_DOES_PART] = WORD("היא חלק מ־{aim}"),
    [WORD_DOES_DENY] = WORD("מכחישה כי {link}"),
    [WORD_SAYS_SUPPORTS] = ONE_TWO("{from} תומכת ב־{aim}", "{from} תומכות ב־{aim}", "{from} תומכות ב־{aim}"),
    [WORD_SAYS_CHALLENGES] =
        ONE_TWO("{from} חולקת על {aim}", "{from} חולקות על {aim}", "{from} חולקות על {aim}"),
    [WORD_SAYS_COUNTERS] =
        ONE_TWO("{from} משיבה על {aim}", "{from} משיבות על {aim}", "{from} משיבות על {aim}"),
    [WORD_SAYS_PART] =
        ONE_TWO("{from} היא חלק מ־{aim}", "{from} הן חלק מ־{aim}", "{from} הן חלק מ־{aim}"),
    [WORD_SAYS_DENY] = ONE_TWO("{from} מכחישה כי {link}", "{from} מכחישות כי {link}", "{from} מכחישות כי {link}"),
    [WORD_DENIED_SUPPORTS] = ONE_TWO("{from} תומכת ב־{aim}", "{from} תומכות ב־{aim}", "{from} תומכות ב־{aim}"),
    [WORD_DENIED_CHALLENGES] =
        ONE_TWO("{from} חולקת על {aim}", "{from} חולקות על {aim}", "{from} חולקות על {aim}"),
    [WORD_DENIED_COUNTERS] =
        ONE_TWO("{from} משיבה על {aim}", "{from} משיבות על {aim}", "{from} משיבות על {aim}"),
    [WORD_DENIED_PART] =
        ONE_TWO("{from} היא חלק מ־{aim}", "{from} הן חלק מ־{aim}", "{from} הן חלק מ־{aim}"),
    [WORD_DENIED_DENY] = ONE_TWO("{from} נוגעת ל־{aim}", "{from} נוגעות ל־{aim}", "{from} נוגעות ל־{aim}"),
    /* An entry for an item that stands elsewhere. */
    [WORD_SEE_SUPPORTS] = WORD("ראו {number}, התומכת ב־{aim}"),
    [WORD_SEE_CHALLENGES] = WORD("ראו {number}, החולקת על {aim}"),
    [WORD_SEE_COUNTERS] = WORD("ראו {number}, המשיבה על {aim}"),
    [WORD_SEE_PART] = WORD("ראו {number}, שהיא חלק מ־{aim}"),
    [WORD_SEE_DENY] = WORD("ראו {number}, המכחישה כי {link}"),
    /* Outlines: lines and headings. `{open}` and `{close}` stand around a label. */
    [WORD_ENTRY] = WORD("{number} {kind}, {verdict}: {text}"),
    [WORD_ENTRY_PLAIN] = WORD("{number} {kind}: {text}"),
    [WORD_NOTE] = WORD("{open}הערה:{close} {note}"),
    [WORD_QUOTE] = WORD("{open}ציטוט מתוך{close} {source}: \u201d{quote}\u201d"),
    [WORD_LINK] = WORD("{open}קישור:{close} {link}"),
    [WORD_GROUPS] = WORD("קבוצות"),
    [WORD_SOURCES] = WORD("מקורות"),
    [WORD_COLUMN_NUMBER] = WORD("מספר"),
    [WORD_COLUMN_KIND] = WORD("סוג"),
    [WORD_COLUMN_VERDICT] = WORD("הכרעה"),
    [WORD_COLUMN_TEXT] = WORD("טקסט"),
    /* The paragraph for an `alt` attribute. */
    [WORD_MAP_TITLE] = WORD("מפת טיעון, {title}: {counts}."),
    [WORD_TOP_CLAIMS_ARE] = ONE_TWO("{words} הטענה הראשית: {names}.", "{words} הטענות הראשיות: {names}.",
                                    "{words} הטענות הראשיות: {names}."),
    [WORD_OPEN_CHALLENGES_ARE] = ONE_TWO("{words} השגה פתוחה: {names}.", "{words} השגות פתוחות: {names}.",
                                         "{words} השגות פתוחות: {names}."),
    /* Verdicts: headings and counts. */
    [WORD_TOP_CLAIMS] = WORD("הטענות הראשיות"),
    [WORD_OPEN_CHALLENGES] = WORD("השגות פתוחות"),
    [WORD_ANSWERED_ELSEWHERE] = WORD("השגות שנענו ללא תשובה משלהן"),
    [WORD_CONTESTED_COUNTERMEASURES] = WORD("תשובות שנויות במחלוקת"),
    [WORD_IDLE_COUNTERMEASURES] = WORD("תשובות שאינן משיבות על דבר"),
    [WORD_OTHER_CONTESTED] = WORD("פריטים אחרים השנויים במחלוקת"),
    [WORD_UNDECIDED_ITEMS] = WORD("לא הוכרעו"),
    [WORD_OTHER_UNSUPPORTED] = WORD("פריטים אחרים שאיבדו כל תמיכה"),
    [WORD_NONE_OF] = WORD("{heading}: אין"),
    [WORD_VERDICT_TALLY] =
        ONE_TWO("השגה אחת: נענו {answered}, פתוחות {open}, לא הוכרעו {undecided}",
                "שתי השגות: נענו {answered}, פתוחות {open}, לא הוכרעו {undecided}",
                "{n} השגות: נענו {answered}, פתוחות {open}, לא הוכרעו {undecided}"),
    /* Reasons of verdicts. `{reason}` is what is said so far. */
    [WORD_REASON_UNANSWERED] = WORD("{status}: אין לה תשובה"),
    [WORD_REASON_UNOPPOSED] = WORD("{status}: אין דבר נגדה"),
    [WORD_REASON_AS] = WORD("{status}, כי {clauses}"),
    [WORD_REASON_BY] = WORD("{status}: נגדה {names}"),
    [WORD_REASON_PARTS] =
        ONE_TWO("{status} בחלקה היחיד, {names}", "{status} בשני חלקיה, {names}", "{status} בכל חלקיה, {names}"),
    [WORD_REASON_DENIED] =
        ONE_TWO("{status}: {names} מכחישה שהיא נוגעת ל־{aim}", "{status}: {names} מכחישות שהיא נוגעת ל־{aim}",
                "{status}: {names} מכחישות שהיא נוגעת ל־{aim}"),
    [WORD_REASON_DENIED_ALL] =
        ONE_TWO("{status}: {names} מכחישה שהיא נוגעת לדבר כלשהו",
                "{status}: {names} מכחישות שהיא נוגעת לדבר כלשהו",
                "{status}: {names} מכחישות שהיא נוגעת לדבר כלשהו"),
    [WORD_REASON_PARTS_HOLD] =
        ONE_TWO("{reason}; חלק אחד שלה, {names}, עדיין עומד", "{reason}; שני חלקים שלה, {names}, עדיין עומדים",
                "{reason}; חלקים שלה, {names}, עדיין עומדים"),
    [WORD_REASON_UNSUPPORTED] = WORD("{reason}; כל התמיכה בה אבדה"),
    [WORD_ARE_ANSWERED] = ONE_TWO("{names} נענתה", "{names} נענו", "{names} נענו"),
    [WORD_ARE_CONTESTED] =
        ONE_TWO("{names} שנויה במחלוקת", "{names} שנויות במחלוקת", "{names} שנויות במחלוקת"),
    [WORD_DO_NOT_BEAR] =
        ONE_TWO("{names} אינה נוגעת לה", "{names} אינן נוגעות לה", "{names} אינן נוגעות לה"),
    [WORD_IS_AGAINST_ITSELF] = WORD("{names} היא נגד עצמה"),
    [WORD_ARE_UNDECIDED] = ONE_TWO("{names} לא הוכרעה", "{names} לא הוכרעו", "{names} לא הוכרעו"),
    [WORD_WHETHER_BEAR] =
        ONE_TWO("לא הוכרע אם {names} נוגעת לה", "לא הוכרע אם {names} נוגעות לה", "לא הוכרע אם {names} נוגעות לה"),
    [WORD_PARTS_UNDECIDED] =
        ONE_TWO("{names}, שהיא חלק ממנה, לא הוכרעה", "{names}, שהן חלקים ממנה, לא הוכרעו",
                "{names}, שהן חלקים ממנה, לא הוכרעו"),
    /* Differences between two versions. */
    [WORD_DIFF_FROM] = WORD("מגרסה {old} לגרסה {new}"),
    [WORD_DIFF_TITLE] = WORD("כותרת"),
    [WORD_DIFF_ADDED] = WORD("נוספו"),
    [WORD_DIFF_REMOVED] = WORD("הוסרו"),
    [WORD_DIFF_REWORDED] = WORD("נוסחו מחדש"),
    [WORD_DIFF_MOVED] = WORD("הועברו"),
    [WORD_DIFF_VERDICTS] = WORD("הכרעות"),
    [WORD_DIFF_OTHERWISE] = WORD("שינויים אחרים"),
    [WORD_DIFF_LINKS] = WORD("קשרים"),
    [WORD_DIFF_NONE] = WORD("(אין)"),
    [WORD_DIFF_WAS] = WORD("קודם: {text}"),
    [WORD_DIFF_WHOLE] = WORD("{item} ({kind}, {verdict}): {text}"),
    [WORD_DIFF_VERDICT] = WORD("{item}: קודם {status}, עכשיו {reason}"),
    [WORD_DIFF_MOVE] = WORD("{item}: מתחת ל־{old} אל מתחת ל־{new}"),
    [WORD_DIFF_MOVE_FROM_TOP] = WORD("{item}: מראש המפה אל מתחת ל־{new}"),
    [WORD_DIFF_MOVE_TO_TOP] = WORD("{item}: מתחת ל־{old} אל ראש המפה"),
    /* Counts. */
    [WORD_STATS_CARDS] = WORD("כרטיסים: {n}"),
    [WORD_STATS_LINKS] = WORD("קשרים: {n}"),
    [WORD_STATS_EACH] = WORD("{word} {count}"),
    [WORD_STATS_DEPTH] = WORD("עומק: {n}"),
    [WORD_STATS_WIDTH_UNDER] = WORD("רוחב: {n}, תחת {number}"),
    [WORD_STATS_WIDTH_TOP] = WORD("רוחב: {n}, בראש המפה"),
    [WORD_STATS_LONGEST] = WORD("הטקסטים הארוכים ביותר, בתווים:"),
    [WORD_STATS_UNSOURCED] = WORD("ללא מקור: {n} מתוך {cards} כרטיסים"),
    /* Buttons and labels of a page of HTML, and what it says aloud. */
    [WORD_PAGE_SEARCH] = WORD("חיפוש"),
    [WORD_PAGE_SEARCH_CARDS] = WORD("חיפוש בכרטיסים"),
    [WORD_PAGE_BY_VERDICT] = WORD("כרטיסים לפי הכרעה"),
    [WORD_PAGE_ANY_VERDICT] = WORD("כל ההכרעות"),
    [WORD_PAGE_VERDICT_COUNT] = WORD("{verdict} ({count})"),
    [WORD_PAGE_HIT] = WORD("{hit} מתוך {hits}: {card}"),
    [WORD_PAGE_FOUND] = ONE_TWO("נמצא כרטיס אחד.", "נמצאו שני כרטיסים.", "נמצאו {n} כרטיסים."),
    [WORD_PAGE_ALL_SHOWN] = WORD("כל הכרטיסים מוצגים."),
    [WORD_PAGE_STEPS] = WORD("שלבים"),
    [WORD_PAGE_PREVIOUS_STEP] = WORD("השלב הקודם"),
    [WORD_PAGE_NEXT_STEP] = WORD("השלב הבא"),
    [WORD_PAGE_STEP] = WORD("שלב {step} מתוך {steps}. {cards}"),
    [WORD_PAGE_MAP] = WORD("מפה"),
    [WORD_PAGE_BRANCHES] = WORD("ענפים"),
    [WORD_PAGE_COLLAPSE_ALL] = WORD("כיווץ הכול"),
    [WORD_PAGE_EXPAND_ALL] = WORD("הרחבת הכול"),
    [WORD_PAGE_BRANCH] =
        ONE_TWO("הענף של {card}, כרטיס אחד", "הענף של {card}, שני כרטיסים", "הענף של {card}, {n} כרטיסים"),
    [WORD_PAGE_COLLAPSED] = WORD("כווצה: {card}."),
    [WORD_PAGE_EXPANDED] = WORD("הורחבה: {card}."),
    [WORD_PAGE_ZOOM] = WORD("גודל תצוגה"),
    [WORD_PAGE_SMALLER] = WORD("הקטנה"),
    [WORD_PAGE_FIT] = WORD("התאמה"),
    [WORD_PAGE_LARGER] = WORD("הגדלה"),
    [WORD_PAGE_DRAWING] = WORD("שרטוט"),
    [WORD_PAGE_CARD] = WORD("כרטיס"),
    [WORD_PAGE_CLOSE] = WORD("סגירה"),
    [WORD_PAGE_BEARS_ON] = WORD("למה היא נוגעת"),
    [WORD_PAGE_BELOW] = WORD("מתחתיה"),
    [WORD_PAGE_BACK] = WORD("חזרה אל {card}"),
    [WORD_PAGE_FOLLOWED] = WORD("{card}. כפתור החזרה מוביל שוב אל {from}."),
    [WORD_PAGE_COLLAPSE] = WORD("כיווץ הענף"),
    [WORD_PAGE_EXPAND] = WORD("הרחבת הענף"),
};
/* clang-format on */
