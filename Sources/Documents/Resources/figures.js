// What marks say, beside the pointer, the finger or the focus; and one group in all figures.
const addReadouts = () => {
  const box = make("div", { class: "says", role: "status", hidden: "" });
  document.body.append(box);
  const nameOf = element => element.closest?.(".drawing [data-group]")?.dataset.group ?? null;
  let shown = null, title = null, byKey = false, pinned = null, lit = null;
  const light = name => {
    if (name === lit) return;
    lit = name;
    for (const figure of all("svg.drawing")) {
      const members = all("[data-group]", figure);
      const has = members.some(e => e.dataset.group === name);
      for (const e of members) e.classList.toggle("dim", has && e.dataset.group !== name);
    }
  };
  // While the box shows a title, the browser's own box would come over it.
  const hide = () => {
    if (shown) { shown.prepend(title); shown.classList.remove("shown"); }
    [shown, byKey] = [null, false];
    box.hidden = true;
  };
  const put = (x, y) => {
    const { offsetWidth: width, offsetHeight: height } = box;
    box.style.left = `${Math.max(4, Math.min(x + 14, root.clientWidth - width - 4))}px`;
    box.style.top = `${y + 16 + height > innerHeight ? Math.max(4, y - height - 10) : y + 16}px`;
  };
  const say = (mark, x, y) => {
    if (mark !== shown) {
      hide();
      const text = mark.querySelector(":scope > title");
      if (!text) return;
      [shown, title] = [mark, text];
      title.remove();
      mark.classList.add("shown");
      box.textContent = title.textContent;
      box.hidden = false;
    }
    put(x, y);
  };
  const beside = () => { const r = shown.getBoundingClientRect(); put(r.right - 10, r.bottom - 12); };
  const point = event => {
    const mark = event.target.closest?.(".drawing .mark");
    if (mark) say(mark, event.clientX, event.clientY); else if (!byKey) hide();
    light(pinned ?? nameOf(event.target));
  };
  const pin = name => { pinned = name === pinned ? null : name; light(pinned ?? name); };
  addEventListener("pointermove", event => { if (event.pointerType === "mouse") point(event); });
  addEventListener("pointerdown", event => { byKey = false; if (event.pointerType !== "mouse") point(event); });
  addEventListener("pointercancel", () => { hide(); light(pinned); });
  addEventListener("scroll", () => { if (byKey) beside(); else hide(); }, { passive: true, capture: true });
  addEventListener("click", event => {
    if (nameOf(event.target) !== null) pin(nameOf(event.target));
    else if (event.target.closest(".plot")) { pinned = null; light(null); }
  });
  addEventListener("keydown", event => { if (event.key === "Escape") { pinned = null; hide(); light(null); } });

  // In a figure that has the focus the arrows go from mark to mark, and Enter keeps the group of one.
  for (const plot of all(".plot")) {
    const seen = new Set();
    const marks = all(".mark", plot).filter(mark => {
      const text = mark.querySelector(":scope > title")?.textContent;
      return text && !seen.has(text) && seen.add(text);
    });
    if (!marks.length) continue;
    if (!plot.hasAttribute("tabindex")) {
      plot.tabIndex = 0;
      plot.setAttribute("role", "group");
      plot.setAttribute("aria-label", plot.querySelector("svg title")?.textContent ?? "Figure");
    }
    plot.setAttribute("aria-keyshortcuts", "ArrowRight ArrowLeft Home End Enter Escape");
    let at = -1;
    plot.addEventListener("keydown", event => {
      if (event.key === "Enter" && at >= 0 && nameOf(marks[at]) !== null) pin(nameOf(marks[at]));
      const next = {
        ArrowRight: (at + 1) % marks.length, ArrowLeft: (Math.max(at, 0) - 1 + marks.length) % marks.length,
        Home: 0, End: marks.length - 1,
      }[event.key];
      if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      plot.focus({ preventScroll: true });
      at = next;
      marks[at].scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
      say(marks[at], 0, 0);
      if (!shown) return;
      byKey = true;
      beside();
      light(pinned ?? nameOf(marks[at]));
    });
    plot.addEventListener("blur", () => { hide(); light(pinned); });
  }
};
