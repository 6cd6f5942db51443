// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <utility>
#include <vector>

#include "widgets/theme/theme.h"

namespace tocsin::widgets {

/// Parts of a whole as horizontal bars, largest first: "motor_current 61 %". What does not fit into kRows is one row more.
class ShareBars : public QWidget {
    Q_OBJECT
public:
    static constexpr int kRows = 6;
    struct Row {
        QString name;
        double share = 0;
        friend bool operator==(const Row&, const Row&) = default;
    };
    explicit ShareBars(QWidget* parent = nullptr);
    /// shares: 0..1 of the whole, in any order.
    void setShares(std::vector<Row> shares);
    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }
    void setTheme(const Theme& theme);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int rowHeight() const;
    std::vector<Row> m_rows;
    Theme m_theme = Theme::of(ThemeKind::Light);
};

} // namespace tocsin::widgets
