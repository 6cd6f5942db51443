// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>

class QLabel;

namespace tocsin::widgets {

/// A figure that a page wants to be seen first: caption above, value large, and in small what it rests on ("42 to 100 % at 95 %").
class FigureTile : public QFrame {
    Q_OBJECT
public:
    explicit FigureTile(const QString& caption, QWidget* parent = nullptr);
    void setFigure(const QString& value, const QString& detail = {});
    [[nodiscard]] QString value() const;
    [[nodiscard]] QString detail() const;

private:
    QLabel *m_caption, *m_value, *m_detail;
};

} // namespace tocsin::widgets
