// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QFrame>
#include <vector>

#include "widgets/theme/theme.h"

class QLabel;
class QVBoxLayout;

namespace tocsin::widgets {

/// Error: something failed. Notice: everything works, but not as one may expect.
enum class BannerKind { Error, Notice };

/// What went wrong, one row a cause, newest on top; the same cause again raises its count and moves nothing. Hidden while empty. Rows stay
/// until they are closed; beyond kMaximumRows the oldest goes.
class ErrorBanner : public QFrame {
    Q_OBJECT
public:
    static constexpr int kMaximumRows = 3;
    explicit ErrorBanner(QWidget* parent = nullptr);
    void add(const QString& message, BannerKind kind = BannerKind::Error);
    void clear();
    /// What it says, a line a cause; empty while there is nothing.
    [[nodiscard]] QString text() const;
    /// What 'Copy details' puts on the clipboard for a row: message, how often, first and last time (ISO, UTC), context.
    [[nodiscard]] QString details(int row) const;
    [[nodiscard]] int rows() const { return static_cast<int>(m_rows.size()); }
    /// Goes into the details: program, version, project.
    void setContext(const QString& context) { m_context = context; }
    void setTheme(const Theme& theme);

private:
    struct Row {
        QString message;
        BannerKind kind = BannerKind::Error;
        int count = 1;
        QDateTime first, last;
        QFrame* frame = nullptr;
        QLabel* label = nullptr;
    };
    [[nodiscard]] static QString textOf(const Row& row);
    void paintRow(const Row& row);
    void remove(const QFrame* frame);
    Theme m_theme = Theme::of(ThemeKind::Light);
    QString m_context;
    QVBoxLayout* m_layout;
    std::vector<Row> m_rows; // newest first
};

} // namespace tocsin::widgets
