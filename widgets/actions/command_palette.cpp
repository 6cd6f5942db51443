// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions/command_palette.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

namespace tocsin::widgets {

namespace {

/// Name with the matching letters bold, key at the right; the reason of a disabled action behind its name.
class PaletteDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const bool selected = option.state & QStyle::State_Selected;
        const QPalette& colors = option.palette;
        if (selected) painter->fillRect(option.rect, colors.highlight());
        const QString reason = index.data(PaletteModel::kReasonRole).toString(), key = index.data(PaletteModel::kKeyRole).toString();
        const QColor strong = colors.color(selected ? QPalette::HighlightedText : QPalette::Text);
        const QColor faint = selected ? strong : colors.color(QPalette::PlaceholderText);
        const int margin = option.fontMetrics.height() / 2;
        const QRect inside = option.rect.adjusted(margin, 0, -margin, 0);
        painter->save();
        painter->setFont(option.font);
        painter->setPen(faint);
        painter->drawText(inside, Qt::AlignVCenter | Qt::AlignRight, key);
        const int keyWidth = key.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(key) + margin;
        const auto positions = index.data(PaletteModel::kPositionsRole).value<QList<int>>();
        QFont bold = option.font;
        bold.setBold(true);
        painter->setPen(reason.isEmpty() ? strong : faint);
        int x = inside.left();
        const QString name = index.data(Qt::DisplayRole).toString();
        for (qsizetype from = 0; from < name.size();) {
            const bool matching = positions.contains(static_cast<int>(from));
            qsizetype to = from;
            while (to < name.size() && positions.contains(static_cast<int>(to)) == matching) ++to;
            const QString part = name.mid(from, to - from);
            painter->setFont(matching ? bold : option.font);
            painter->drawText(QRect(x, inside.top(), inside.right() - keyWidth - x, inside.height()), Qt::AlignVCenter | Qt::AlignLeft,
                              part);
            x += painter->fontMetrics().horizontalAdvance(part);
            from = to;
        }
        if (!reason.isEmpty()) {
            painter->setFont(option.font);
            painter->setPen(faint);
            const QRect rest(x + margin, inside.top(), inside.right() - keyWidth - x - margin, inside.height());
            painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, option.fontMetrics.elidedText(reason, Qt::ElideRight, rest.width()));
        }
        painter->restore();
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
        return {option.fontMetrics.averageCharWidth() * 40, option.fontMetrics.height() * 7 / 4};
    }
};

constexpr int kShownRows = 12;

} // namespace

CommandPalette::CommandPalette(ActionRegistry& registry, QWidget* parent)
    : QFrame(parent), m_registry(registry), m_model(new PaletteModel(registry, this)), m_line(new QLineEdit), m_list(new QListView),
      m_help(new QLabel) {
    setObjectName(QStringLiteral("commandPalette"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_line->setObjectName(QStringLiteral("paletteText"));
    m_line->setAccessibleName(tr("Command"));
    m_line->setPlaceholderText(tr("Type what you want to do"));
    m_line->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(tr("Commands"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_help->setObjectName(QStringLiteral("paletteHelp"));
    m_help->setAccessibleName(tr("About the command"));
    m_help->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_line);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_help);
    connect(m_line, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model->setPattern(text);
        m_list->setCurrentIndex(m_model->index(0));
        describe();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { describe(); });
    connect(m_list, &QListView::clicked, this, [this] { run(); });
    parent->installEventFilter(this);
    hide();
}

void CommandPalette::open() {
    m_focusBefore = QApplication::focusWidget();
    m_line->clear();
    m_model->setPattern({});
    m_list->setCurrentIndex(m_model->index(0));
    m_list->scrollToTop();
    describe();
    place();
    show();
    raise();
    m_line->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::place() {
    const int line = fontMetrics().height();
    const QSize room = parentWidget()->size();
    const QSize size(std::min(room.width() - 2 * line, fontMetrics().averageCharWidth() * 90),
                     std::min(room.height() - 4 * line, line * (kShownRows * 7 / 4 + 6)));
    setGeometry(QRect(QPoint((room.width() - size.width()) / 2, 2 * line), size));
}

void CommandPalette::describe() {
    const QModelIndex now = m_list->currentIndex();
    const QString tip = now.data(Qt::ToolTipRole).toString();
    m_help->setText(m_model->rowCount() == 0 ? tr("Nothing is called like that") : tip);
}

void CommandPalette::dismiss() {
    if (isHidden()) return;
    hide();
    if (m_focusBefore) m_focusBefore->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::run() {
    const QString id = m_model->idAt(m_list->currentIndex().row());
    if (id.isEmpty()) return;
    if (!m_registry.disabledReason(id).isEmpty()) return describe();
    dismiss();
    m_model->use(id);
    Q_EMIT used();
    m_registry.trigger(id);
}

void CommandPalette::setTheme(const Theme& theme) {
    QPalette muted = theme.palette();
    muted.setColor(QPalette::WindowText, theme.mutedText);
    m_help->setPalette(muted);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize && !isHidden()) place();
        return false;
    }
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason) {
        // After the click that took the focus: it may be one on the list.
        QTimer::singleShot(0, this, [this] {
            if (!m_line->hasFocus()) hide();
        });
        return false;
    }
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept(); // else another Escape of the window would win
        return true;
    }
    if (event->type() != QEvent::KeyPress) return false;
    const int key = static_cast<QKeyEvent*>(event)->key();
    switch (key) {
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QApplication::sendEvent(m_list, event);
        return true;
    default:
        return false;
    }
}

} // namespace tocsin::widgets
