"""Tests of the tables in an interactive report: sorting by any column, and filtering rows."""


def tables(page, failures):
    table = page.evaluate_handle("[...document.querySelectorAll('main table')].find(t => t.querySelector('.sort') && t.tBodies[0].rows.length > 2 && t.offsetParent)").as_element()
    column = "t => [...t.tBodies[0].rows].map(r => r.cells[0].textContent.trim())"
    before = table.evaluate(column)
    button = table.query_selector(".sort")
    button.click()
    up = table.evaluate(column)
    failures.expect(table.query_selector("th[aria-sort=ascending]"), "no head says that it is sorted")
    button.click()
    down = table.evaluate(column)
    failures.expect(sorted(up) == sorted(before) == sorted(down), "sorting loses rows")
    failures.expect(len(set(before)) < 2 or up != down, "both orders are equal")
    button.click()
    failures.expect(table.evaluate(column) == before, "the first order does not come back")
    field = page.query_selector(".filter input")
    if not field:
        return failures.append("no table can be filtered")
    page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
    rows = "f => [...f.parentElement.nextElementSibling.querySelectorAll('tbody tr')].filter(r => !r.hidden).map(r => r.textContent)"
    everything = field.evaluate(rows)
    word = everything[-1].split()[0][:6].lower()
    field.fill(word)
    left = field.evaluate(rows)
    expected = [row for row in everything if word in row.lower()]
    failures.expect(left == expected, f"the filter '{word}' leaves {len(left)} of {len(expected)} rows")
    field.fill("no row has this")
    failures.expect(field.evaluate(rows) == [], "a filter without a match leaves rows")
    field.fill("")
    failures.expect(field.evaluate(rows) == everything, "an empty filter hides rows")
    page.evaluate("document.querySelectorAll('details').forEach(e => e.open = false)")
    numbers(page, failures)
    totals(page, failures)


def numbers(page, failures):
    """Checks that sorting by a column of numbers gives numeric order, in both directions."""
    columns = page.evaluate("""() => [...document.querySelectorAll("main table")].flatMap(table => {
        const buttons = [...table.querySelectorAll(".sort")];
        const body = table.tBodies[0];
        return buttons.map(button => button.closest("th").cellIndex).flatMap(column => {
            const values = () => [...body.rows].map(row => row.cells[column].textContent.trim());
            const plain = /^[−-]?[0-9]+([.][0-9]+)?$/;
            if (!values().every(text => plain.test(text)) || body.querySelector(".ruled, .total")) return [];
            buttons[column].click();
            const up = values();
            buttons[column].click();
            const down = values();
            buttons[column].click();
            return [[up, down]];
        });
    })""")
    failures.expect(columns, "no column of numbers is sorted")
    for up, down in columns:
        values = [float(text.replace("−", "-")) for text in up]
        failures.expect(values == sorted(values), f"not in the order of numbers: {up[:6]}")
        values = [float(text.replace("−", "-")) for text in down]
        failures.expect(values == sorted(values, reverse=True), f"not in the order of numbers, from the highest: {down[:6]}")


def totals(page, failures):
    """Checks that totals stay in place, and that rows stay above their totals."""
    places = page.evaluate("""() => [...document.querySelectorAll("main table:has(.total)")].filter(t => t.querySelector(".sort")).map(table => {
        const where = () => [...table.tBodies[0].rows].map((row, place) => [row.className, place, row.textContent]);
        const totals = () => JSON.stringify(where().filter(([name]) => name.includes("total")));
        const rules = () => JSON.stringify(where().filter(([name]) => name.includes("ruled")).map(([, place]) => place));
        const before = [totals(), rules()];
        table.querySelectorAll(".sort").forEach(button => button.click());
        return [before, [totals(), rules()]];
    })""")
    failures.expect(places, "no table with totals is sorted")
    failures.expect(all(before == after for before, after in places), "a total or a rule moves")
