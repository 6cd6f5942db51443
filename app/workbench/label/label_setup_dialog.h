// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "app/workbench/documents/label_document.h"

class QLabel;
class QTabWidget;

namespace tocsin::workbench {

/// "Scheme and people...": the classes and what happens where labels overlap, who labels, and snapshots of the labels. Everything is stored
/// as it is changed; what is refused is told at the foot.
class LabelSetupDialog : public QDialog {
    Q_OBJECT
public:
    explicit LabelSetupDialog(LabelDocument& labels, QWidget* parent = nullptr);
    [[nodiscard]] QTabWidget* tabs() const { return m_tabs; }
    [[nodiscard]] QString message() const;

private:
    QTabWidget* m_tabs;
    QLabel* m_message;
};

} // namespace tocsin::workbench
