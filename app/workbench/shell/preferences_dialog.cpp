// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/shell/preferences_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "app/workbench/language/language.h"

namespace tocsin::workbench {

PreferencesDialog::PreferencesDialog(Settings& settings, QWidget* parent)
    : QDialog(parent), m_settings(settings), m_search(new QLineEdit), m_none(new QLabel(tr("Nothing is called like that"))),
      m_list(new QVBoxLayout) {
    setObjectName(QStringLiteral("preferences"));
    setWindowTitle(tr("Preferences"));
    m_search->setObjectName(QStringLiteral("preferencesSearch"));
    m_search->setAccessibleName(tr("Search the preferences"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_none->hide();
    auto* inside = new QWidget;
    auto* insideLayout = new QVBoxLayout(inside);
    insideLayout->addWidget(m_none);
    insideLayout->addLayout(m_list);
    insideLayout->addStretch(1);
    m_list->setSpacing(14);
    auto* area = new QScrollArea;
    area->setObjectName(QStringLiteral("preferencesArea"));
    area->setAccessibleName(tr("Preferences"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(inside);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setObjectName(QStringLiteral("preferencesClose"));
    buttons->button(QDialogButtonBox::Close)->setAccessibleName(tr("Close"));
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(area, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_search, &QLineEdit::textChanged, this, &PreferencesDialog::filter);

    auto* theme = new QComboBox;
    theme->setObjectName(QStringLiteral("preferenceTheme"));
    theme->addItem(tr("As the system"), static_cast<int>(ThemeChoice::System));
    theme->addItem(tr("Light"), static_cast<int>(ThemeChoice::Light));
    theme->addItem(tr("Dark"), static_cast<int>(ThemeChoice::Dark));
    theme->setCurrentIndex(theme->findData(static_cast<int>(m_settings.theme())));
    connect(theme, &QComboBox::currentIndexChanged, this,
            [this, theme] { Q_EMIT themeChosen(static_cast<ThemeChoice>(theme->currentData().toInt())); });
    addRow(tr("Colours"), tr("Plots, icons and text follow at once."), theme, tr("theme dark light look"));

    auto* language = new QComboBox;
    language->setObjectName(QStringLiteral("preferenceLanguage"));
    language->addItem(tr("As the system"), QStringLiteral("system"));
    for (const QString& name : availableLanguages()) language->addItem(QLocale(name).nativeLanguageName(), name);
    language->setCurrentIndex(std::max(0, language->findData(m_settings.language())));
    connect(language, &QComboBox::currentIndexChanged, this,
            [this, language] { m_settings.setLanguage(language->currentData().toString()); });
    addRow(tr("Language"), tr("Applies when the program starts next. Numbers in files do not change."), language);

    auto* rater = new QLineEdit(m_settings.rater());
    rater->setObjectName(QStringLiteral("preferenceRater"));
    rater->setMaxLength(80);
    connect(rater, &QLineEdit::editingFinished, this, [this, rater] {
        m_settings.setRater(rater->text().trimmed());
        Q_EMIT raterChosen(rater->text().trimmed());
    });
    addRow(tr("Your name on labels"), tr("Says who judged what; there is no password."), rater, tr("rater user"));

    auto* restore = new QCheckBox(tr("Open the last project where I left it"));
    restore->setObjectName(QStringLiteral("preferenceRestore"));
    restore->setChecked(m_settings.restoreSession());
    connect(restore, &QCheckBox::toggled, this, [this](bool on) { m_settings.setRestoreSession(on); });
    addRow(tr("At start"), tr("Project, page and the stretch of time that was shown."), restore, tr("session restore"));

    auto* keys = new QPushButton(tr("Change keys..."));
    keys->setObjectName(QStringLiteral("preferenceKeys"));
    connect(keys, &QPushButton::clicked, this, &PreferencesDialog::keysRequested);
    addRow(tr("Keys"), tr("Every action can have a key of your choice."), keys, tr("shortcut keyboard"));
    for (QPushButton* button : findChildren<QPushButton*>()) button->setAutoDefault(false); // Enter in a field closes nothing
    resize(fontMetrics().averageCharWidth() * 95, fontMetrics().height() * 26);
}

void PreferencesDialog::addRow(const QString& title, const QString& sentence, QWidget* editor, const QString& words) {
    auto* frame = new QWidget;
    auto* heading = new QLabel(title);
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    heading->setBuddy(editor);
    auto* text = new QLabel(sentence);
    text->setWordWrap(true);
    text->setForegroundRole(QPalette::PlaceholderText);
    editor->setAccessibleName(title);
    editor->setAccessibleDescription(sentence);
    auto* layout = new QGridLayout(frame);
    layout->setContentsMargins({});
    layout->addWidget(heading, 0, 0);
    layout->addWidget(text, 1, 0);
    layout->addWidget(editor, 0, 1, 2, 1, Qt::AlignVCenter);
    layout->setColumnStretch(0, 1);
    layout->setColumnMinimumWidth(1, fontMetrics().averageCharWidth() * 30);
    m_list->addWidget(frame);
    m_rows.push_back({frame, title + QLatin1Char(' ') + sentence + QLatin1Char(' ') + words});
}

void PreferencesDialog::filter(const QString& text) {
    bool any = false;
    for (const Row& row : m_rows) {
        const bool fits = row.words.contains(text.trimmed(), Qt::CaseInsensitive);
        row.frame->setVisible(fits);
        any = any || fits;
    }
    m_none->setVisible(!any);
}

} // namespace tocsin::workbench
