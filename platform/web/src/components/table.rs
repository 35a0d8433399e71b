//! Tables of rows: sorted by links, chosen by boxes, walked through by keys.

use i18n::Reader;
use maud::{Markup, Render, html};

use super::{Address, icon};

/// A column of a table.
#[derive(Debug, Clone)]
pub struct Column {
    key: String,
    label: String,
    numeric: bool,
    sortable: bool,
    optional: bool,
    header: bool,
}

impl Column {
    /// A column of words.
    pub fn new(key: impl Into<String>, label: impl Into<String>) -> Self {
        Self { key: key.into(), label: label.into(), numeric: false, sortable: false, optional: false, header: false }
    }

    /// Aligned at its end, digits of one width.
    #[must_use]
    pub fn numeric(mut self) -> Self {
        self.numeric = true;
        self
    }

    /// Its heading sorts.
    #[must_use]
    pub fn sortable(mut self) -> Self {
        self.sortable = true;
        self
    }

    /// Left out on narrow screens.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// Names the row for assistive technology and stays in place when the table scrolls sideways.
    #[must_use]
    pub fn header(mut self) -> Self {
        self.header = true;
        self
    }

    fn class(&self) -> Option<&'static str> {
        match (self.numeric, self.optional) {
            (true, true) => Some("num wide-only"),
            (true, false) => Some("num"),
            (false, true) => Some("wide-only"),
            (false, false) => None,
        }
    }
}

/// A row of a table.
#[derive(Debug, Clone)]
pub struct Row {
    id: String,
    href: Option<String>,
    panel: bool,
    chosen: bool,
    cells: Vec<Markup>,
    actions: Option<Markup>,
}

impl Row {
    /// `id` is the value that its box sends.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), href: None, panel: false, chosen: false, cells: Vec::new(), actions: None }
    }

    /// Where Enter and the first cell lead.
    #[must_use]
    pub fn href(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }

    /// A click on the first cell opens the side panel too (Enter always does).
    #[must_use]
    pub fn panel(mut self) -> Self {
        self.panel = true;
        self
    }

    /// Its box is ticked.
    #[must_use]
    pub fn chosen(mut self) -> Self {
        self.chosen = true;
        self
    }

    /// The next cell.
    #[must_use]
    pub fn cell(mut self, cell: impl Render) -> Self {
        self.cells.push(cell.render());
        self
    }

    /// Buttons at the end of the row.
    #[must_use]
    pub fn actions(mut self, actions: Markup) -> Self {
        self.actions = Some(actions);
        self
    }
}

/// A table with a caption for assistive technology.
#[derive(Debug, Clone)]
pub struct DataTable<'a> {
    reader: &'a Reader,
    caption: String,
    id: Option<String>,
    columns: Vec<Column>,
    rows: Vec<Row>,
    foot: Vec<Markup>,
    sort: Option<(Address, String, bool)>,
    form: Option<String>,
}

impl<'a> DataTable<'a> {
    /// A table without columns.
    pub fn new(reader: &'a Reader, caption: impl Into<String>) -> Self {
        let caption = caption.into();
        Self {
            reader,
            caption,
            id: None,
            columns: Vec::new(),
            rows: Vec::new(),
            foot: Vec::new(),
            sort: None,
            form: None,
        }
    }

    /// An id, under which the place in the list is remembered.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// One more column.
    #[must_use]
    pub fn column(mut self, column: Column) -> Self {
        self.columns.push(column);
        self
    }

    /// One more row.
    #[must_use]
    pub fn row(mut self, row: Row) -> Self {
        self.rows.push(row);
        self
    }

    /// Many more rows.
    #[must_use]
    pub fn rows(mut self, rows: impl IntoIterator<Item = Row>) -> Self {
        self.rows.extend(rows);
        self
    }

    /// Headings sort by the parameter `sort` of `address`: a column's key, with `-` before it when descending.
    #[must_use]
    pub fn sort(mut self, address: &Address, key: &str, descending: bool) -> Self {
        self.sort = Some((address.clone(), key.to_owned(), descending));
        self
    }

    /// Each row has a box named `id` that belongs to the form `form` (see [`super::BulkBar`]).
    #[must_use]
    pub fn selectable(mut self, form: impl Into<String>) -> Self {
        self.form = Some(form.into());
        self
    }

    /// Sums and averages below the rows, one per column.
    #[must_use]
    pub fn foot(mut self, cells: Vec<Markup>) -> Self {
        self.foot = cells;
        self
    }

    fn heading(&self, column: &Column) -> Markup {
        let class = column.class();
        let Some((address, key, descending)) = self.sort.as_ref().filter(|_| column.sortable) else {
            return html! { th scope="col" class=[class] { (column.label) } };
        };
        let active = *key == column.key;
        // The first press of a number's heading shows the largest first.
        let next_descending = if active { !*descending } else { column.numeric };
        let next = if next_descending { format!("-{}", column.key) } else { column.key.clone() };
        let href = address.clone().without("page").without("offset").with("sort", next).href();
        let (state, mark) = match (active, *descending) {
            (true, true) => (Some("descending"), "sort-down"),
            (true, false) => (Some("ascending"), "sort-up"),
            _ => (None, "sort"),
        };
        html! { th scope="col" class=[class] aria-sort=[state] { a.sort href=(href) { span { (column.label) } (icon(mark)) } } }
    }

    fn cell(&self, row: &Row, at: usize) -> Markup {
        let Some(column) = self.columns.get(at) else { return html! {} };
        let class = column.class();
        let content = row.cells.get(at).map_or_else(|| html! {}, Clone::clone);
        let first = at == 0;
        let inside = html! {
            @match (&row.href, first) {
                (Some(href), true) => a.row-link href=(href) data-row-link data-panel[row.panel] { (content) },
                _ => (content),
            }
        };
        html! {
            @if column.header { th scope="row" class=[class] { (inside) } } @else { td class=[class] { (inside) } }
        }
    }

    fn body_row(&self, row: &Row) -> Markup {
        let label = self.reader.t("web-select-row");
        html! {
            tr data-row=(row.id) tabindex="-1" {
                @if let Some(form) = &self.form {
                    td.pick { input type="checkbox" name="id" value=(row.id) form=(form) aria-label=(label) data-key="x" checked[row.chosen]; }
                }
                @for at in 0..self.columns.len() { (self.cell(row, at)) }
                @if self.has_actions() { td.row-actions { @if let Some(actions) = &row.actions { (actions) } } }
            }
        }
    }

    fn has_actions(&self) -> bool {
        self.rows.iter().any(|r| r.actions.is_some())
    }
}

impl Render for DataTable<'_> {
    fn render(&self) -> Markup {
        // Only a long table scrolls within its own frame, so that its head stays in sight.
        let class = if self.rows.len() > 12 { "table-wrap table-tall" } else { "table-wrap" };
        html! {
            div class=(class) role="region" aria-label=(self.caption) tabindex="0" {
                table.table id=[self.id.as_ref()] data-list {
                    caption.sr { (self.caption) }
                    thead { tr {
                        @if self.form.is_some() {
                            th.pick scope="col" { input type="checkbox" aria-label=(self.reader.t("web-select-all")) data-select-all; }
                        }
                        @for column in &self.columns { (self.heading(column)) }
                        @if self.has_actions() { th.row-actions scope="col" { span.sr { (self.reader.t("web-actions")) } } }
                    } }
                    tbody { @for row in &self.rows { (self.body_row(row)) } }
                    @if !self.foot.is_empty() {
                        tfoot { tr {
                            @if self.form.is_some() { td {} }
                            @for (column, cell) in self.columns.iter().zip(&self.foot) { td class=[column.class()] { (cell) } }
                            @if self.has_actions() { td {} }
                        } }
                    }
                }
            }
        }
    }
}
