// Tables: rows by any column. A rule divides rows that stay together, and totals stay below theirs.
const nothing = /^[\s–—-]*$/;
// All languages but English write 1.234,5.
const hasComma = !/^en\b/.test(root.lang);
const groups = hasComma ? /(?<=\d)[.\s](?=\d{3}(?!\d))/g : /(?<=\d)[,\s](?=\d{3}(?!\d))/g;
const number = text => {
  let digits = text.replace(groups, "").replace(/−/g, "-");
  if (hasComma) digits = digits.replace(",", ".");
  const match = digits.match(/^[<>≤≥≈~±$€£\s]*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|-?∞)(?:\s?[·×]\s?10([⁻⁰¹²³⁴-⁹]+))?/i);
  if (!match) return NaN;
  const power = [...match[2] ?? ""].map(c => c === "⁻" ? "-" : "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c)).join("");
  return Number(match[1].replace("∞", "Infinity")) * 10 ** Number(power);
};
const compare = new Intl.Collator(root.lang, { numeric: true }).compare;
const sorted = (rows, column, sign) => {
  const keys = rows.map(row => {
    const text = row.cells[column]?.textContent.trim() ?? "";
    return { row, text, isEmpty: nothing.test(text), number: number(text) };
  });
  const areNumbers = keys.every(key => key.isEmpty || !Number.isNaN(key.number));
  const order = (a, b) => (areNumbers && a.number !== b.number ? a.number - b.number : 0) || compare(a.text, b.text);
  return keys.sort((a, b) => a.isEmpty - b.isEmpty || (a.isEmpty ? 0 : sign * order(a, b))).map(key => key.row);
};
const addSorting = (table, body, rows) => {
  const sections = [];
  for (const row of rows) {
    if (!sections.length || row.classList.contains("ruled")) sections.push([]);
    sections[sections.length - 1].push(row);
  }
  const heads = [...table.tHead.rows[table.tHead.rows.length - 1].cells];
  const show = (column, direction) => {
    heads.forEach(head => head.removeAttribute("aria-sort"));
    if (direction) heads[column].setAttribute("aria-sort", direction);
    sections.forEach((section, place) => {
      const isTotal = row => row.classList.contains("total");
      const members = section.filter(row => !isTotal(row));
      const sign = direction === "descending" ? -1 : 1;
      const shown = [...direction ? sorted(members, column, sign) : members, ...section.filter(isTotal)];
      shown.forEach((row, index) => row.classList.toggle("ruled", place > 0 && index === 0));
      body.append(...shown);
    });
  };
  heads.forEach((head, column) => {
    const isPlain = !head.querySelector("a, math") && head.textContent.trim();
    const button = make("button", { type: "button", class: "sort" }, ...isPlain ? head.childNodes : []);
    button.append(make("span", { "aria-hidden": "true" }));
    if (!isPlain) button.setAttribute("aria-label", `Sort by column ${column + 1}`);
    head.append(button);
    const next = { null: "ascending", ascending: "descending", descending: null };
    button.onclick = () => show(column, next[head.getAttribute("aria-sort")]);
  });
};
const addFilter = (table, rows) => {
  const scroll = table.closest(".scroll");
  const name = scroll?.getAttribute("aria-label") ?? "the table";
  const filter = make("input", { type: "search", placeholder: "Filter rows", "aria-label": `Filter rows of ${name}` });
  const count = make("span", { class: "count", role: "status" });
  filter.oninput = () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every(word => text.includes(word));
    }
    count.textContent = words.length ? `${rows.filter(row => !row.hidden).length} of ${rows.length} rows` : "";
  };
  (scroll ?? table).before(make("div", { class: "filter" }, filter, count));
};
