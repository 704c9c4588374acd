"use strict";
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const make = (name, attributes = {}, ...content) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...content);
  return element;
};

// The theme: that of the system, or one of both. It is kept where the browser allows it.
const root = document.documentElement;
const themes = { system: "Theme: system", light: "Theme: light", dark: "Theme: dark" };
const kept = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
const button = make("button", { type: "button" });
let theme = Object.hasOwn(themes, kept()) ? kept() : "system";
const apply = () => {
  if (theme === "system") delete root.dataset.theme; else root.dataset.theme = theme;
  document.querySelector("meta[name=color-scheme]").content = theme === "system" ? "light dark" : theme;
  button.textContent = themes[theme];
};
button.onclick = () => {
  const names = Object.keys(themes);
  theme = names[(names.indexOf(theme) + 1) % names.length];
  try { localStorage.setItem("theme", theme); } catch { /* Not kept. */ }
  apply();
};
apply();

// Search: all places of a text, the next one by Enter, the one before by Shift and Enter.
const blocks = "p, li, th, td, h1, h2, h3, h4, h5, h6, pre, figcaption, summary, blockquote, text, .equation";
const addSearch = tools => {
  const field = make("input", { type: "search", placeholder: "Search", "aria-label": "Search in the page" });
  const count = make("span", { class: "count", role: "status" });
  const back = make("button", { type: "button", "aria-label": "The place before", hidden: "" }, "↑");
  const forth = make("button", { type: "button", "aria-label": "The next place", hidden: "" }, "↓");
  let places = [], place = -1;
  // Style sheets are validated by the rules of CSS 3, which do not have this selector.
  const marks = new CSSStyleSheet();
  marks.replaceSync(`::highlight(found) { background: #ffd54a; color: #1d1f23 }
    ::highlight(here) { background: #ff8f3f; color: #1d1f23 }`);
  document.adoptedStyleSheets.push(marks);
  // Letters without their case, one for one, so that places in the text stay places in the page.
  const plain = text => [...text].map(c => {
    const low = c.toLowerCase();
    return low.length === c.length ? low : c;
  }).join("").replace(/\s/g, " ");
  const texts = () => {
    const found = [];
    for (const part of all("header.title, main")) {
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode, parent = node.parentElement;
        if (parent.closest("title, desc, annotation, .readout, .filter")) continue;
        const block = parent.closest(blocks) || parent;
        const last = found[found.length - 1];
        const text = last && last.block === block ? last : { block, text: "", nodes: [] };
        if (text !== last) found.push(text);
        text.nodes.push({ node, start: text.text.length });
        text.text += plain(node.data);
      }
    }
    return found;
  };
  const end = ({ nodes }, at, isEnd) => {
    const { node, start } = nodes.findLast(n => isEnd ? n.start < at : n.start <= at);
    return [node, at - start];
  };
  const paint = () => {
    if (!window.CSS || !CSS.highlights) return;
    CSS.highlights.set("found", new Highlight(...places));
    CSS.highlights.set("here", new Highlight(...places.slice(place, place + 1).filter(() => place >= 0)));
  };
  const look = () => {
    const wanted = plain(field.value.trim()).replace(/ +/g, " ");
    [places, place] = [[], -1];
    for (const text of wanted ? texts() : []) {
      for (let at = text.text.indexOf(wanted); at >= 0; at = text.text.indexOf(wanted, at + wanted.length)) {
        const range = new Range();
        range.setStart(...end(text, at, false));
        range.setEnd(...end(text, at + wanted.length, true));
        places.push(range);
      }
    }
    paint();
    back.hidden = forth.hidden = places.length < 1;
    tools.classList.toggle("searching", wanted !== "");
    count.textContent = wanted ? `${places.length} found` : "";
  };
  const go = step => {
    if (!places.length) return;
    place = place < 0 && step < 0 ? places.length - 1 : (place + step + places.length) % places.length;
    const element = places[place].startContainer.parentElement;
    for (let e = element; e; e = e.parentElement) {
      if (e.localName === "details") e.open = true;
      if (e.localName === "tr") e.hidden = false;
    }
    paint();
    element.scrollIntoView({ block: "center", inline: "nearest" });
    count.textContent = `${place + 1} of ${places.length}`;
  };
  field.oninput = look;
  field.onkeydown = event => {
    if (event.key === "Enter") { event.preventDefault(); go(event.shiftKey ? -1 : 1); }
    if (event.key === "Escape") { field.value = ""; look(); }
  };
  [back.onclick, forth.onclick] = [() => go(-1), () => go(1)];
  tools.append(field, count, back, forth);
};

document.addEventListener("DOMContentLoaded", () => {
  const tools = make("div", { class: "tools", role: "search", "aria-label": "Tools of the page" });
  document.querySelector(".skip").after(tools);
  addSearch(tools);
  tools.append(button);
  addReadouts();
  for (const table of all("main table")) {
    const body = table.tBodies[0], rows = [...body?.rows ?? []];
    if (!table.tHead || rows.length < 2 || all("[colspan], [rowspan]", body).length) continue;
    addSorting(table, body, rows);
    if (rows.length >= 8) addFilter(table, rows);
  }
});
