// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/label/session_window.h"

#include <QAccessible>
#include <QCloseEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "app/workbench/lanes/recording_bands.h"
#include "app/workbench/lanes/recording_lanes.h"
#include "widgets/actions/action_registry.h"
#include "widgets/forms/form_parts.h"
#include "widgets/lanes/lane_view.h"

namespace tocsin::workbench {

namespace {

constexpr int kColumns = 5;
constexpr int kNameColumns = 3;
constexpr int kLaneHeight = 84; ///< below that the lanes would be scrolled, which a finger that draws cannot do
constexpr int kColour = 22;     ///< side of a class's colour, in pixels
constexpr int kLongName = 22;   ///< letters of a class or person on a button

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

/// A name as a button can bear it: not too long, and no letter is a key.
QString onButton(QString name) {
    if (name.size() > kLongName) name = name.left(kLongName - 1) + QChar(0x2026);
    return name.replace(QLatin1Char('&'), QLatin1String("&&"));
}

QLabel* makeText(const QString& name, double scale, QFont::Weight weight = QFont::Normal) {
    auto* label = new QLabel;
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * scale);
    font.setWeight(weight);
    label->setFont(font);
    return label;
}

void clear(QGridLayout* grid) {
    while (QLayoutItem* item = grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

/// In the middle of the screen, not wider than can be read.
QWidget* centred(QLayout* column) {
    auto* inside = new QWidget;
    inside->setLayout(column);
    inside->setMaximumWidth(760);
    auto* face = new QWidget;
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(inside, 4);
    row->addStretch(1);
    auto* layout = new QVBoxLayout(face);
    layout->addStretch(2);
    layout->addLayout(row);
    layout->addStretch(3);
    return face;
}

} // namespace

SessionWindow::SessionWindow(LabelDocument& labels, widgets::ActionRegistry& actions, QWidget* parent)
    : QWidget(parent, Qt::Window), m_labels(labels), m_actions(actions), m_session(labels), m_faces(new QStackedLayout(this)),
      m_names(new QGridLayout), m_classes(new QGridLayout), m_name(new QLineEdit), m_lanes(new widgets::LaneView) {
    setObjectName(QStringLiteral("sessionWindow"));
    setWindowTitle(tr("Labelling Session"));
    setWindowModality(Qt::ApplicationModal);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.35);
    setFont(large);
    m_faces->addWidget(makeNameFace());
    m_faces->addWidget(makeWorkFace());
    m_faces->addWidget(makeEndFace());
    actions.attach(this, widgets::ActionScope::Session);

    connect(&m_session, &LabelSession::changed, this, &SessionWindow::showState);
    connect(&labels, &LabelDocument::changed, this, &SessionWindow::showBands);
    connect(&labels, &LabelDocument::projectChanged, this, &QWidget::close);
    connect(m_lanes, &widgets::LaneView::selectionChanged, this, [this] { m_session.setSelection(m_lanes->selection()); });
    // A tap on a band leaves the one that is asked about the active one.
    connect(m_lanes, &widgets::LaneView::bandActivated, this, &SessionWindow::showBands);
}

/// "Good (0)"
QString SessionWindow::withKey(const QString& text, const char* action) const {
    const QList<QKeySequence> keys = m_actions.keys(QLatin1String(action));
    return keys.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, keys.constFirst().toString(QKeySequence::NativeText));
}

QPushButton* SessionWindow::makeButton(const QString& name, const QString& text) {
    auto* button = new QPushButton(text);
    widgets::nameWidget(button, name, text);
    button->setMinimumHeight(kTouchHeight);
    button->setSizePolicy(QSizePolicy::MinimumExpanding, QSizePolicy::Fixed);
    button->setFocusPolicy(Qt::TabFocus); // a tap leaves the focus where keys work
    button->installEventFilter(this);
    return button;
}

QWidget* SessionWindow::makeNameFace() {
    widgets::nameWidget(m_name, QStringLiteral("sessionName"), tr("Your name"));
    m_name->setPlaceholderText(tr("Write your name"));
    m_name->setMaxLength(80);
    m_name->setMinimumHeight(kTouchHeight);
    QLabel* title = makeText(QStringLiteral("sessionWho"), 2, QFont::Bold);
    title->setText(tr("Who are you?"));
    QLabel* what = makeText(QStringLiteral("sessionWhat"), 1.35);
    what->setText(tr("You are asked one question at a time. Every answer is saved at once, and can be taken back."));
    m_nameTold = makeText(QStringLiteral("sessionNameTold"), 1.35);
    QPushButton* begin = makeButton(QStringLiteral("sessionBegin"), tr("Begin"));
    QPushButton* leave = makeButton(QStringLiteral("sessionLeave"), tr("Leave"));
    auto* typed = new QHBoxLayout;
    typed->addWidget(m_name, 3);
    typed->addWidget(begin, 1);
    typed->addWidget(leave, 1);
    auto* column = new QVBoxLayout;
    column->setSpacing(14);
    column->addWidget(title);
    column->addWidget(what);
    column->addLayout(m_names);
    column->addLayout(typed);
    column->addWidget(m_nameTold);
    connect(m_name, &QLineEdit::returnPressed, this, &SessionWindow::takeName);
    connect(begin, &QPushButton::clicked, this, &SessionWindow::takeName);
    connect(leave, &QPushButton::clicked, this, &QWidget::close);
    return centred(column);
}

QWidget* SessionWindow::makeWorkFace() {
    m_progress = makeText(QStringLiteral("sessionProgress"), 1.1);
    m_progress->setForegroundRole(QPalette::PlaceholderText);
    m_who = makeText(QStringLiteral("sessionRater"), 1.1);
    m_who->setForegroundRole(QPalette::PlaceholderText);
    m_who->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_place = makeText(QStringLiteral("sessionPlace"), 1.5);
    m_question = makeText(QStringLiteral("sessionQuestion"), 2, QFont::Bold);
    m_told = makeText(QStringLiteral("sessionTold"), 1.35);
    // Room for two lines from the first, so that the lanes stay put while a stretch is drawn.
    m_place->setMinimumHeight(2 * m_place->fontMetrics().lineSpacing());
    m_place->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_told->setMinimumHeight(m_told->fontMetrics().lineSpacing());
    m_lanes->setMode(widgets::LaneMode::Label);
    m_lanes->setAccessibleName(tr("What the sensors showed"));
    m_lanes->canvas()->installEventFilter(this);

    m_yes = makeButton(QStringLiteral("sessionYes"), tr("Yes"));
    m_no = makeButton(QStringLiteral("sessionNo"), tr("No, reject"));
    m_good = makeButton(QStringLiteral("sessionGood"), tr("Good"));
    m_cannotSay = makeButton(QStringLiteral("sessionCannotSay"), tr("Cannot say"));
    m_skip = makeButton(QStringLiteral("sessionSkip"), tr("Skip"));
    m_back = makeButton(QStringLiteral("sessionBack"), tr("Back"));
    m_done = makeButton(QStringLiteral("sessionDone"), tr("Done"));
    m_channels = makeButton(QStringLiteral("sessionChannels"), tr("Other sensors"));
    m_channels->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_channels->setMinimumWidth(3 * kTouchHeight);
    m_yes->setText(withKey(m_yes->text(), "session.yes"));
    m_no->setText(withKey(m_no->text(), "session.no"));
    m_good->setText(withKey(m_good->text(), "session.good"));
    m_cannotSay->setText(withKey(m_cannotSay->text(), "session.cannotSay"));
    connect(m_yes, &QPushButton::clicked, this, [this] { m_session.yes(); });
    connect(m_no, &QPushButton::clicked, this, [this] { m_session.reject(); });
    connect(m_good, &QPushButton::clicked, this, [this] { m_session.good(); });
    connect(m_cannotSay, &QPushButton::clicked, this, [this] { m_session.cannotSay(); });
    connect(m_skip, &QPushButton::clicked, this, [this] { m_session.skip(); });
    connect(m_back, &QPushButton::clicked, this, [this] { m_session.back(); });
    connect(m_done, &QPushButton::clicked, this, [this] { m_session.finish(); });
    connect(m_channels, &QPushButton::clicked, this, [this] {
        m_firstLane += lanesThatFit();
        showLanes();
    });

    auto* small = new QHBoxLayout;
    small->addWidget(m_progress, 1);
    small->addWidget(m_who, 1);
    auto* words = new QVBoxLayout;
    words->addWidget(m_place);
    words->addWidget(m_question);
    auto* top = new QHBoxLayout;
    top->addLayout(words, 1);
    top->addWidget(m_channels, 0, Qt::AlignBottom);
    auto* judge = new QHBoxLayout;
    for (QPushButton* button : {m_yes, m_no, m_good, m_cannotSay}) judge->addWidget(button, 1);
    auto* walk = new QHBoxLayout;
    for (QPushButton* button : {m_back, m_skip, m_done}) walk->addWidget(button, 1);
    auto* bottom = new QHBoxLayout;
    bottom->addLayout(judge, 4);
    bottom->addSpacing(24);
    bottom->addLayout(walk, 3);
    auto* face = new QWidget;
    auto* layout = new QVBoxLayout(face);
    layout->setContentsMargins(20, 12, 20, 16);
    layout->setSpacing(8);
    layout->addLayout(small);
    layout->addLayout(top);
    layout->addWidget(m_lanes, 1);
    layout->addWidget(m_told);
    layout->addLayout(m_classes);
    layout->addLayout(bottom);
    return face;
}

QWidget* SessionWindow::makeEndFace() {
    m_endTitle = makeText(QStringLiteral("sessionEndTitle"), 2, QFont::Bold);
    m_endText = makeText(QStringLiteral("sessionSummary"), 1.5);
    m_again = makeButton(QStringLiteral("sessionAgain"), tr("Another person"));
    QPushButton* close = makeButton(QStringLiteral("sessionClose"), tr("Close"));
    connect(m_again, &QPushButton::clicked, this, [this] {
        m_session.leave();
        begin(m_project);
    });
    connect(close, &QPushButton::clicked, this, &QWidget::close);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_again, 1);
    buttons->addWidget(close, 1);
    auto* column = new QVBoxLayout;
    column->setSpacing(14);
    column->addWidget(m_endTitle);
    column->addWidget(m_endText);
    column->addLayout(buttons);
    return centred(column);
}

void SessionWindow::begin(std::shared_ptr<ProjectSession> session) {
    m_project = std::move(session);
    m_shown = {};
    m_source.reset();
    m_session.begin(m_project);
    m_name->setText({});
    fillNames();
    fillClasses();
    if (!isVisible()) {
        setGeometry(parentWidget()->screen()->geometry()); // the screen of the window, also where nobody manages windows
        showFullScreen();
    }
    m_name->setFocus();
}

void SessionWindow::takeName() {
    m_session.setName(m_name->text());
}

void SessionWindow::fillNames() {
    clear(m_names);
    int number = 0;
    for (const QString& name : m_session.names()) {
        QPushButton* button = makeButton(QStringLiteral("sessionName_%1").arg(name), onButton(name));
        button->setAccessibleName(tr("I am %1").arg(name));
        connect(button, &QPushButton::clicked, this, [this, name] { m_session.setName(name); });
        m_names->addWidget(button, number / kNameColumns, number % kNameColumns);
        ++number;
    }
}

/// Good and "cannot say" have buttons of their own.
void SessionWindow::fillClasses() {
    clear(m_classes);
    const label::Scheme& scheme = m_labels.scheme();
    const auto all = static_cast<int>(std::count_if(scheme.classes.begin(), scheme.classes.end(),
                                                    [](const label::SchemeClass& entry) { return label::isFaultClass(entry.name); }));
    const int rows = std::max(1, (all + kColumns - 1) / kColumns), columns = (all + rows - 1) / rows;
    int number = 0;
    for (const label::SchemeClass& entry : scheme.classes) {
        if (!label::isFaultClass(entry.name)) continue;
        const QString name = text(entry.name);
        QPushButton* button = makeButton(QStringLiteral("sessionClass_%1").arg(name),
                                         entry.key > 0 ? QStringLiteral("  %1   %2").arg(entry.key).arg(onButton(name))
                                                       : QStringLiteral("  ") + onButton(name));
        button->setAccessibleName(tr("It was %1").arg(name));
        button->setToolTip(entry.description.empty() ? name : QStringLiteral("%1: %2").arg(name, text(entry.description)));
        QPixmap colour(kColour, kColour);
        colour.fill(classColor(entry.name, scheme, m_theme));
        button->setIcon(QIcon(colour));
        button->setIconSize(QSize(kColour, kColour));
        connect(button, &QPushButton::clicked, this, [this, className = entry.name] { m_session.giveClass(className); });
        m_classes->addWidget(button, number / columns, number % columns);
        ++number;
    }
}

void SessionWindow::showState() {
    using Face = LabelSession::Face;
    const Face face = m_session.face();
    const bool work = face == Face::Question || face == Face::Look;
    const QWidget* before = m_faces->currentWidget();
    m_faces->setCurrentIndex(face == Face::Name ? 0 : work ? 1 : 2);
    m_nameTold->setText(m_session.told());
    if (!work) {
        m_endTitle->setText(m_session.question());
        m_endText->setText(face == Face::Summary ? m_session.summary() : QString());
        m_again->setVisible(face == Face::Summary);
        return;
    }
    const QString words = m_question->text(), told = m_told->text();
    m_progress->setText(tr("%1. Times are UTC.").arg(m_session.progress()));
    m_who->setText(m_session.name());
    m_place->setText(m_session.place());
    m_question->setText(m_session.question());
    m_told->setText(m_session.told());
    for (const auto& [label, old] : {std::pair(m_told, told), std::pair(m_question, words)})
        if (label->text() != old) {
            QAccessibleEvent event(label, QAccessible::Alert);
            QAccessible::updateAccessibility(&event);
        }
    showButtons();
    showRecording();
    if (before != m_faces->currentWidget()) m_lanes->canvas()->setFocus();
}

void SessionWindow::showButtons() {
    const bool drawn = m_session.selection().has_value();
    const bool asked = m_session.face() == LabelSession::Face::Question && !drawn;
    const QString why = drawn ? tr("Press the class of the stretch that you drew") : tr("There is no question left");
    for (QPushButton* button : {m_yes, m_no}) {
        button->setEnabled(asked);
        button->setToolTip(asked ? QString() : why);
    }
    const QString skip = drawn ? tr("Forget it") : asked ? tr("Skip") : tr("Next recording");
    m_skip->setText(withKey(skip, "session.skip"));
    m_skip->setAccessibleName(skip);
}

void SessionWindow::showRecording() {
    const store::RecordingRecord* record = m_session.recording();
    if (!record) return;
    if (record->id == m_shown) return showLanes();
    m_shown = record->id;
    m_source.reset();
    m_shownLanes.clear();
    m_firstLane = 0;
    m_lanes->setEmptyText(tr("Opening %1...").arg(text(record->source)));
    m_lanes->setLanes({}, {});
    m_opener.start<std::shared_ptr<const series::SeriesSource>>(
        [project = m_project, id = record->id](const JobContext&) { return project->project->recordings().open(id); },
        [this, name = text(record->source)](Result<std::shared_ptr<const series::SeriesSource>> source) {
            if (!source.ok()) return m_lanes->setEmptyText(tr("%1 cannot be shown.\n%2").arg(name, text(source.error().message)));
            m_source = std::move(*source);
            showLanes();
        });
}

std::size_t SessionWindow::lanesThatFit() const {
    return static_cast<std::size_t>(std::clamp(m_lanes->canvas()->height() / kLaneHeight, 1, kLanes));
}

void SessionWindow::showLanes() {
    const store::RecordingRecord* record = m_session.recording();
    if (!record || !m_source) return;
    std::vector<std::string> all = m_session.channels();
    if (m_firstLane >= all.size()) m_firstLane = 0;
    const std::size_t fit = lanesThatFit();
    m_channels->setVisible(all.size() > fit);
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(m_firstLane);
    std::vector<std::string> lanes(first, first + std::min(static_cast<std::ptrdiff_t>(fit), all.end() - first));
    if (lanes != m_shownLanes) {
        m_shownLanes = std::move(lanes);
        m_shownView.reset();
        m_lanes->setLanes(lanesOf(m_source, m_shownLanes), record->range);
    }
    if (m_shownView != m_session.view()) {
        m_shownView = m_session.view();
        m_lanes->setVisibleRange(*m_shownView);
    }
    if (m_lanes->selection() != m_session.selection()) m_lanes->setSelection(m_session.selection());
    showBands();
}

void SessionWindow::showBands() {
    const store::RecordingRecord* record = m_session.recording();
    if (!record || m_lanes->laneCount() == 0) return;
    // Not to be edited: a finger that means to draw would move an edge.
    std::vector<widgets::Band> bands = labelBands(m_labels.visible(), *record, m_labels.scheme(), m_theme, BandUse::Choose);
    for (widgets::Band& event : eventBands(m_project->events, *record, m_theme)) bands.push_back(std::move(event));
    m_lanes->setBands(std::move(bands));
    m_lanes->setActiveBand(m_session.asked() ? m_session.asked()->id.value : 0);
}

void SessionWindow::setTheme(const widgets::Theme& theme) {
    m_theme = theme;
    m_lanes->setTheme(theme);
    fillClasses();
    showBands();
}

void SessionWindow::settle() {
    m_opener.wait();
    m_lanes->refreshNow();
}

void SessionWindow::closeEvent(QCloseEvent* event) {
    m_opener.stop();
    m_session.leave();
    m_source.reset();
    m_shown = {};
    m_lanes->setLanes({}, {});
    m_project.reset(); // a window that is only hidden must not keep the project open
    QWidget::closeEvent(event);
}

bool SessionWindow::eventFilter(QObject* watched, QEvent* event) {
    // The space bar presses the button that was reached by Tab; elsewhere it skips.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space && watched != m_lanes->canvas())
        event->accept();
    // The rows of labels above the lanes come and go.
    if (event->type() == QEvent::Resize && watched == m_lanes->canvas())
        QMetaObject::invokeMethod(this, &SessionWindow::showLanes, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

} // namespace tocsin::workbench
