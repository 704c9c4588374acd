"use strict";
const find = selector => document.querySelector(selector);
const [name, status, problem, notes, beside, pages] =
  ["#name", "#status", "#problem", "#notes", "#beside", "#pages"].map(find);
const frames = [...document.querySelectorAll("#reports iframe")];
let [front, back] = frames;
let version = 0, report = 0;

// Where the reader is in the old report, and what is open there.
const takePlace = (from, to) => {
  const open = [...from.document.querySelectorAll("details")].map(e => e.open);
  [...to.document.querySelectorAll("details")].forEach((e, place) => { if (open[place]) e.open = true; });
  to.scrollTo({ left: from.scrollX, top: from.scrollY, behavior: "instant" });
};

// Whatever leads out of the report opens beside the preview.
const turnLinks = page => {
  for (const link of page.querySelectorAll("a[href]:not([href^='#'])")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
};

const turnFrames = () => {
  [front, back] = [back, front];
  front.classList.add("front");
  back.classList.remove("front");
  front.removeAttribute("aria-hidden");
  front.removeAttribute("tabindex");
  back.setAttribute("aria-hidden", "true");
  back.tabIndex = -1;
};

// The next report is loaded behind the one that is shown, and takes its place when it is at the same place.
const next = () => new Promise(done => {
  back.onload = () => {
    back.onload = null;
    const [from, to] = [front.contentWindow, back.contentWindow];
    const hadFocus = document.activeElement === front;
    turnLinks(to.document);
    takePlace(from, to);
    turnFrames();
    if (hadFocus) front.focus();
    done();
  };
  back.contentWindow.location.replace(`/report?number=${report}`);
});

const showPages = () => {
  if (!pages.hidden) pages.contentWindow.location.replace(`/report.pdf?number=${report}#view=FitH`);
};
beside.onclick = () => {
  pages.hidden = !pages.hidden;
  beside.setAttribute("aria-pressed", String(!pages.hidden));
  showPages();
};

const tell = state => {
  name.textContent = state.name;
  document.title = `${state.problem ? "✗ " : ""}${state.name}`;
  problem.lastElementChild.textContent = state.problem || "";
  problem.hidden = !state.problem;
  notes.firstElementChild.textContent = state.notes.length === 1 ? "1 note" : `${state.notes.length} notes`;
  notes.lastElementChild.textContent = state.notes.join("\n");
  notes.hidden = !state.notes.length || Boolean(state.problem);
};

const show = async state => {
  version = state.version;
  tell(state);
  if (state.report !== report) {
    report = state.report;
    await next();
    showPages();
  }
  if (!state.problem) status.textContent = `Shown at ${new Date().toLocaleTimeString()}.`;
  else status.textContent = report ? "The report below is the one before the mistake." : "There is no report yet.";
};

const watch = async () => {
  for (;;) {
    try {
      const answer = await fetch(`/state?after=${version}`);
      const state = await answer.json();
      if (state.version !== version) await show(state);
    } catch {
      status.textContent = "The preview has ended. Start it again to go on.";
      // A preview that starts again counts from the beginning.
      [version, report] = [0, 0];
      await new Promise(done => setTimeout(done, 1000));
    }
  }
};
watch();
