// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QButtonGroup;
class QToolButton;
class QVBoxLayout;

namespace tocsin::widgets {

struct Theme;

/// The pages of a window down its left edge: icon above title, one chosen. Up and Down walk it, Tab leaves it.
class PageBar : public QWidget {
    Q_OBJECT
public:
    explicit PageBar(QWidget* parent = nullptr);
    /// title: plain text; hint: tooltip; icon: name for themedIcon().
    void addPage(const QString& name, const QString& title, const QString& icon, const QString& hint);
    /// -1: none is chosen. Out of range is ignored.
    void setCurrent(int index);
    [[nodiscard]] int current() const;
    [[nodiscard]] int count() const { return static_cast<int>(m_buttons.size()); }
    [[nodiscard]] QString title(int index) const;
    void setTheme(const Theme& theme);

Q_SIGNALS:
    /// The user chose a page.
    void chosen(int index);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QButtonGroup* m_group;
    QVBoxLayout* m_layout;
    QList<QToolButton*> m_buttons;
    QStringList m_icons;
    QColor m_accent, m_line;
};

} // namespace tocsin::widgets
