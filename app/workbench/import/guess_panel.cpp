// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/import/guess_panel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QStyleOption>
#include <QStylePainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

#include "app/workbench/import/guess_editor.h"
#include "widgets/theme/theme.h"

namespace tocsin::workbench {

using table::Topic;

namespace {

QString nameOf(Topic topic) {
    static constexpr const char* kNames[] = {"other",  "encoding", "comment", "separator", "decimal",
                                             "header", "layout",   "time",    "zone",      "missing"};
    return QLatin1String(kNames[static_cast<std::size_t>(topic)]);
}

widgets::Theme themeOf(const QWidget& widget) {
    return widgets::Theme::of(widget.palette().color(QPalette::Window).lightness() < 128 ? widgets::ThemeKind::Dark
                                                                                         : widgets::ThemeKind::Light);
}

/// A sentence whose phrase is a link: one stop of Tab, opened by Enter or the blank key.
class SentenceLabel : public QLabel {
protected:
    void keyPressEvent(QKeyEvent* event) override {
        const bool open = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
        if (!open) return QLabel::keyPressEvent(event);
        Q_EMIT linkActivated(QStringLiteral("edit"));
    }
    bool focusNextPrevChild(bool next) override { return QWidget::focusNextPrevChild(next); }
    void focusInEvent(QFocusEvent* event) override {
        QLabel::focusInEvent(event);
        update();
    }
    void focusOutEvent(QFocusEvent* event) override {
        QLabel::focusOutEvent(event);
        update();
    }
    void paintEvent(QPaintEvent* event) override {
        QLabel::paintEvent(event);
        if (!hasFocus()) return;
        QStylePainter painter(this);
        QStyleOptionFocusRect option;
        option.initFrom(this);
        option.backgroundColor = palette().color(QPalette::Base);
        painter.drawPrimitive(QStyle::PE_FrameFocusRect, option);
    }
};

QLabel* paragraph(const char* name, const QString& accessible) {
    auto* label = new QLabel;
    label->setObjectName(QLatin1String(name));
    label->setAccessibleName(accessible);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->hide();
    return label;
}

} // namespace

GuessPanel::GuessPanel(QWidget* parent)
    : QScrollArea(parent), m_list(new QVBoxLayout), m_note(paragraph("guessNote", tr("What the change did"))),
      m_plain(paragraph("guessPlain", tr("Also seen"))), m_warnings(paragraph("guessWarnings", tr("Doubts"))) {
    setObjectName(QStringLiteral("guessPanel"));
    setAccessibleName(tr("How the file is read"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* inside = new QWidget;
    inside->setBackgroundRole(QPalette::Base);
    inside->setAutoFillBackground(true);
    auto* layout = new QVBoxLayout(inside);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(6);
    m_list->setSpacing(4);
    layout->addWidget(m_note);
    layout->addLayout(m_list);
    layout->addWidget(m_plain);
    layout->addWidget(m_warnings);
    layout->addStretch(1);
    for (const Topic topic : editableTopics()) (void)row(topic);
    setWidget(inside);
    inside->installEventFilter(this);
}

/// Wrapped sentences need a height that depends on the width, which a scroll area does not ask for by itself.
void GuessPanel::fit() {
    widget()->setMinimumHeight(std::max(0, widget()->layout()->totalHeightForWidth(viewport()->width())));
}

void GuessPanel::changeEvent(QEvent* event) {
    QScrollArea::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || !m_showAgain) return;
    const auto again = m_showAgain; // show() sets it anew
    again();
}

void GuessPanel::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    fit();
}

bool GuessPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == widget() && event->type() == QEvent::LayoutRequest) fit();
    return QScrollArea::eventFilter(watched, event);
}

GuessPanel::Row& GuessPanel::row(Topic topic) {
    Row& row = m_rows[topic];
    if (row.frame) return row;
    row.frame = new QWidget;
    row.label = new SentenceLabel;
    row.label->setObjectName(QStringLiteral("guess.") + nameOf(topic));
    row.label->setWordWrap(true);
    row.label->setTextFormat(Qt::RichText);
    row.label->setTextInteractionFlags(Qt::LinksAccessibleByMouse);
    row.label->setFocusPolicy(Qt::StrongFocus);
    row.reset = new QToolButton;
    row.reset->setObjectName(QStringLiteral("reset.") + nameOf(topic));
    row.reset->setText(tr("Reset"));
    row.reset->setAutoRaise(true);
    row.reset->setFocusPolicy(Qt::StrongFocus);
    row.reset->setToolTip(tr("Back to what the file suggests"));
    row.reset->hide();
    auto* line = new QHBoxLayout;
    line->setContentsMargins({});
    line->addWidget(row.label, 1);
    line->addWidget(row.reset, 0, Qt::AlignTop);
    auto* layout = new QVBoxLayout(row.frame);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addLayout(line);
    m_list->addWidget(row.frame);
    row.frame->hide();
    connect(row.label, &QLabel::linkActivated, this, [this, topic] { openEditor(topic); });
    connect(row.reset, &QToolButton::clicked, this, [this, topic] { Q_EMIT resetRequested(topic); });
    return row;
}

void GuessPanel::show(const std::vector<GuessLine>& lines, const std::optional<table::Dialect>& dialect, const QStringList& warnings,
                      const QString& note, const QString& problem) {
    m_showAgain = [this, lines, dialect, warnings, note, problem] { show(lines, dialect, warnings, note, problem); };
    const widgets::Theme theme = themeOf(*this);
    m_dialect = dialect;
    m_sentences.clear();
    QStringList plain;
    std::map<Topic, const GuessLine*> shown;
    for (const GuessLine& line : lines) {
        QString sentence = line.reason.isEmpty() ? line.phrase : tr("%1: %2", "guess and its reason").arg(line.phrase, line.reason);
        for (const QString& more : line.more) sentence += QStringLiteral("; ") + more;
        m_sentences << sentence;
        if (!line.editable) {
            plain << sentence.toHtmlEscaped();
            continue;
        }
        shown[line.topic] = &line;
        Row& row = this->row(line.topic);
        row.sentence = sentence;
        const QString phrase = line.phrase.left(1).toUpper() + line.phrase.mid(1);
        QString html = QStringLiteral("<a href=\"edit\" style=\"color:%1\">%2</a>").arg(theme.accent.name(), phrase.toHtmlEscaped());
        QString rest = line.reason.isEmpty() ? QString() : QStringLiteral(" \u2013 ") + line.reason.toHtmlEscaped();
        for (const QString& more : line.more) rest += QStringLiteral("; ") + more.toHtmlEscaped();
        html += QStringLiteral("<span style=\"color:%1\">%2</span>").arg(theme.mutedText.name(), rest);
        if (line.edited)
            html += QStringLiteral(" <b style=\"color:%1\">%2</b>").arg(theme.fault.name(), tr("edited", "of a guess").toHtmlEscaped());
        if (html != row.label->text()) row.label->setText(html);
        row.label->setAccessibleName(line.edited ? tr("%1; edited").arg(sentence) : sentence);
        row.reset->setVisible(line.edited);
        row.reset->setAccessibleName(tr("Reset: %1").arg(line.phrase));
        row.reset->setEnabled(true);
        if (row.editor && dialect) row.editor->setDialect(*dialect);
    }
    for (auto& [topic, row] : m_rows) {
        row.frame->setVisible(shown.contains(topic));
        if (!shown.contains(topic)) row.sentence.clear();
    }
    m_plain->setText(QStringLiteral("<span style=\"color:%1\">%2</span>").arg(theme.mutedText.name(), plain.join(QStringLiteral("<br>"))));
    m_plain->setVisible(!plain.isEmpty());
    QStringList doubts;
    for (const QString& warning : warnings) doubts << QStringLiteral("\u26a0 ") + warning.toHtmlEscaped();
    m_warnings->setText(QStringLiteral("<span style=\"color:%1\">%2</span>").arg(theme.fault.name(), doubts.join(QStringLiteral("<br>"))));
    m_warnings->setVisible(!doubts.isEmpty());
    m_note->setText(problem.isEmpty()
                        ? QStringLiteral("<b>%1</b>").arg(note.toHtmlEscaped())
                        : QStringLiteral("<span style=\"color:%1\">%2</span>").arg(theme.alarm.name(), problem.toHtmlEscaped()));
    m_note->setVisible(!note.isEmpty() || !problem.isEmpty());
}

void GuessPanel::closeEditors(Topic but) {
    for (auto& [topic, row] : m_rows)
        if (row.editor && topic != but) row.editor->hide();
}

void GuessPanel::openEditor(Topic topic) {
    const auto found = m_rows.find(topic);
    if (found == m_rows.end() || !m_dialect) return;
    Row& row = found->second;
    closeEditors(topic);
    if (row.editor && !row.editor->isHidden()) {
        row.editor->hide();
        row.label->setFocus();
        return;
    }
    if (!row.editor) {
        row.editor = new GuessEditor(topic);
        row.editor->setObjectName(QStringLiteral("editor.") + nameOf(topic));
        row.frame->layout()->addWidget(row.editor);
        connect(row.editor, &GuessEditor::changed, this,
                [this, topic](const std::function<void(table::GivenForm&)>& change) { Q_EMIT edited(topic, change); });
        connect(row.editor, &GuessEditor::zoneChosen, this, &GuessPanel::zoneChosen);
        connect(row.editor, &GuessEditor::closed, this, [this, topic] {
            m_rows[topic].editor->hide();
            m_rows[topic].label->setFocus();
        });
    }
    row.editor->setDialect(*m_dialect);
    row.editor->show();
    row.editor->setFocus();
    fit();
    widget()->layout()->activate();
    ensureWidgetVisible(row.editor);
}

GuessEditor* GuessPanel::editor(Topic topic) const {
    const auto found = m_rows.find(topic);
    return found == m_rows.end() ? nullptr : found->second.editor;
}

QStringList GuessPanel::sentences() const {
    return m_sentences;
}

} // namespace tocsin::workbench
