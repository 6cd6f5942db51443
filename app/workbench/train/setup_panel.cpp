// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/train/setup_panel.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>

#include "app/workbench/train/recipe_model.h"
#include "app/workbench/train/setting_model.h"
#include "app/workbench/train/train_presenter.h"

namespace tocsin::workbench {

namespace {

constexpr int kRecipeWidth = 206, kFormWidth = 284; // together with the picture they fill 1280

QLabel* caption(const QString& text, QWidget* buddy) {
    auto* label = new QLabel(text);
    label->setBuddy(buddy);
    return label;
}

QLabel* heading(const QString& text) {
    auto* label = new QLabel(text);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    return label;
}

} // namespace

SetupPanel::SetupPanel(TrainPresenter& presenter, QWidget* parent)
    : QWidget(parent), m_presenter(presenter), m_recipes(new RecipeModel(this)), m_settings(new SettingModel(presenter.form(), this)),
      m_list(new QListView), m_purpose(new QLabel), m_notice(new QLabel), m_stack(new QStackedWidget), m_table(new QTableView),
      m_help(new QLabel), m_split(new QComboBox), m_tag(new QComboBox), m_headRows(new QLineEdit), m_splitDetail(new QStackedWidget),
      m_inputs(new QPushButton), m_all(new QPushButton(tr("All settings"))) {
    setObjectName(QStringLiteral("trainSetup"));
    m_list->setObjectName(QStringLiteral("trainRecipes"));
    m_list->setAccessibleName(tr("Recipes"));
    m_list->setModel(m_recipes);
    m_list->setUniformItemSizes(true);
    m_list->setSpacing(1);
    m_list->setAlternatingRowColors(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFixedWidth(kRecipeWidth);
    m_purpose->setObjectName(QStringLiteral("trainPurpose"));
    m_purpose->setWordWrap(true);
    m_purpose->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_purpose->setMinimumHeight(m_purpose->fontMetrics().lineSpacing() * 4);
    m_notice->setObjectName(QStringLiteral("trainProblem"));
    m_notice->setWordWrap(true);
    m_notice->setAccessibleName(tr("What does not fit"));
    m_all->setObjectName(QStringLiteral("trainAllSettings"));
    m_all->setAccessibleName(tr("All settings of the recipe"));
    m_all->setCheckable(true);
    m_stack->addWidget(makeForm());
    m_stack->addWidget(makeList());

    auto* left = new QVBoxLayout;
    left->setSpacing(6);
    left->addWidget(heading(tr("Recipe")));
    left->addWidget(m_list, 1);
    auto* form = new QVBoxLayout;
    form->setSpacing(6);
    form->addWidget(heading(tr("Settings")));
    form->addWidget(m_purpose);
    form->addWidget(m_stack, 1);
    form->addWidget(m_notice);
    form->addWidget(m_all, 0, Qt::AlignLeft);
    auto* right = new QWidget;
    right->setFixedWidth(kFormWidth);
    form->setContentsMargins({});
    right->setLayout(form);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(12);
    layout->addLayout(left);
    layout->addWidget(right);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &SetupPanel::takeRecipe);
    connect(m_all, &QPushButton::toggled, this, &SetupPanel::showAll);
    connect(&m_presenter.form(), &TrainForm::changed, this, &SetupPanel::followForm);
    connect(&m_presenter, &TrainPresenter::statesChanged, this, &SetupPanel::followForm); // another project has other tags
    followForm();
}

QLineEdit* SetupPanel::field(const char* name, const QString& readable) {
    auto* edit = new QLineEdit;
    edit->setObjectName(QStringLiteral("train-") + QLatin1String(name));
    edit->setAccessibleName(readable);
    edit->setFixedWidth(64);
    m_fields.insert(QLatin1String(name), edit);
    return edit;
}

QWidget* SetupPanel::makeForm() {
    auto* form = new QWidget;
    auto* grid = new QGridLayout(form);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    const auto pair = [&](int row, int column, const QString& text, const char* name, const QString& readable) {
        QLineEdit* edit = field(name, readable);
        grid->addWidget(caption(text, edit), row, column * 2);
        grid->addWidget(edit, row, column * 2 + 1);
    };
    pair(0, 0, tr("Ep&ochs"), "epochs", tr("Epochs"));
    pair(0, 1, tr("&Batch"), "batch", tr("Windows in a batch"));
    pair(1, 0, tr("&Window"), "window", tr("Window in samples"));
    pair(1, 1, tr("Stri&de"), "stride", tr("Stride in samples"));
    pair(2, 0, tr("Lear&ning rate"), "lr", tr("Learning rate"));
    pair(2, 1, tr("&Seed"), "seed", tr("Seed"));
    pair(3, 0, tr("Th&reads"), "threads", tr("Threads"));
    m_fields[QStringLiteral("threads")]->setPlaceholderText(tr("planned"));
    m_split->setObjectName(QStringLiteral("trainSplit"));
    m_split->setAccessibleName(tr("How train, validation and test are split"));
    m_split->addItem(tr("what the data allow"), static_cast<int>(TrainForm::SplitKind::Auto));
    m_split->addItem(tr("asset"), static_cast<int>(TrainForm::SplitKind::Asset));
    m_split->addItem(tr("recording"), static_cast<int>(TrainForm::SplitKind::Recording));
    m_split->addItem(tr("time"), static_cast<int>(TrainForm::SplitKind::Time));
    m_split->addItem(tr("first rows"), static_cast<int>(TrainForm::SplitKind::Head));
    m_split->addItem(tr("tag"), static_cast<int>(TrainForm::SplitKind::Tag));
    m_headRows->setObjectName(QStringLiteral("trainHeadRows"));
    m_headRows->setAccessibleName(tr("First rows of each recording that train and validate"));
    m_tag->setObjectName(QStringLiteral("trainTag"));
    m_tag->setAccessibleName(tr("Tag of the recordings that test"));
    m_splitDetail->addWidget(m_headRows);
    m_splitDetail->addWidget(m_tag);
    m_splitDetail->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_inputs->setObjectName(QStringLiteral("trainInputs"));
    m_inputs->setAccessibleName(tr("Channels to learn from"));
    m_inputs->setMenu(new QMenu(m_inputs));
    grid->addWidget(caption(tr("Split b&y"), m_split), 4, 0);
    grid->addWidget(m_split, 4, 1, 1, 3);
    grid->addWidget(m_splitDetail, 5, 1, 1, 3);
    grid->addWidget(caption(tr("&Inputs"), m_inputs), 6, 0);
    grid->addWidget(m_inputs, 6, 1, 1, 3);
    grid->setColumnStretch(3, 1);
    grid->setRowStretch(7, 1);
    for (auto entry = m_fields.cbegin(); entry != m_fields.cend(); ++entry)
        connect(entry.value(), &QLineEdit::textEdited, this, [this, key = entry.key()](const QString& text) {
            if (key == QLatin1String("seed"))
                m_presenter.form().setSeed(text);
            else if (key == QLatin1String("threads"))
                m_presenter.form().setThreads(text);
            else
                m_presenter.form().setSetting(key.toStdString(), text);
        });
    connect(m_split, &QComboBox::activated, this,
            [this] { m_presenter.form().setSplitKind(static_cast<TrainForm::SplitKind>(m_split->currentData().toInt())); });
    connect(m_headRows, &QLineEdit::textEdited, this, [this](const QString& rows) { m_presenter.form().setHeadRows(rows); });
    connect(m_tag, &QComboBox::activated, this, [this] { m_presenter.form().setTag(m_tag->currentText()); });
    return form;
}

QWidget* SetupPanel::makeList() {
    auto* list = new QWidget;
    auto* layout = new QVBoxLayout(list);
    layout->setContentsMargins({});
    m_table->setObjectName(QStringLiteral("trainSettings"));
    m_table->setAccessibleName(tr("All settings of the recipe"));
    m_table->setModel(m_settings);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed |
                             QAbstractItemView::SelectedClicked);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 8);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(SettingModel::Name, QHeaderView::Stretch);
    m_table->setColumnWidth(SettingModel::Value, 104);
    m_help->setObjectName(QStringLiteral("trainSettingHelp"));
    m_help->setWordWrap(true);
    m_help->setAlignment(Qt::AlignTop);
    m_help->setMinimumHeight(m_help->fontMetrics().lineSpacing() * 3);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_help);
    const auto explain = [this] { m_help->setText(m_settings->help(m_table->currentIndex().row())); };
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, explain);
    connect(m_settings, &QAbstractItemModel::dataChanged, this, explain);
    connect(m_settings, &QAbstractItemModel::modelReset, this, explain);
    explain();
    return list;
}

void SetupPanel::takeRecipe() {
    if (m_list->currentIndex().isValid()) m_presenter.form().setRecipe(m_recipes->recipe(m_list->currentIndex().row()).id);
}

void SetupPanel::showAll(bool all) {
    m_stack->setCurrentIndex(all ? 1 : 0);
    if (m_all->isChecked() != all) m_all->setChecked(all);
}

bool SetupPanel::showsAll() const {
    return m_stack->currentIndex() == 1;
}

void SetupPanel::mark(QLineEdit* edit, const QString& problem, const QString& help) {
    QPalette colours = palette();
    if (!problem.isEmpty() && m_alarm.isValid()) colours.setColor(QPalette::Text, m_alarm);
    edit->setPalette(colours);
    edit->setToolTip(problem.isEmpty() ? help : problem);
    edit->setAccessibleDescription(edit->toolTip());
}

void SetupPanel::followForm() {
    TrainForm& form = m_presenter.form();
    const int row = m_recipes->rowOf(form.recipe().id);
    if (m_list->currentIndex().row() != row) {
        const QSignalBlocker blocker(m_list->selectionModel());
        m_list->setCurrentIndex(m_recipes->index(row));
        m_list->viewport()->update();
    }
    m_purpose->setText(recipeSentence(form.recipe()));
    for (auto entry = m_fields.cbegin(); entry != m_fields.cend(); ++entry) {
        QLineEdit* edit = entry.value();
        const std::string key = entry.key().toStdString();
        const bool own = key == "seed" || key == "threads";
        const QString value = key == "seed" ? form.seed() : key == "threads" ? form.threads() : form.setting(key);
        if (edit->text().trimmed() != value) edit->setText(value);
        const bool there = own || form.hasSetting(key);
        edit->setEnabled(there);
        const learn::SettingRule* rule = learn::settingRule(key);
        const QString help = !there             ? tr("%1 has no such setting").arg(QString::fromStdString(form.recipe().id))
                             : rule             ? QString::fromStdString(rule->help)
                             : key == "threads" ? tr("Empty: as many as gain something on a network of this size")
                                                : tr("The same seed, data and threads give the same model");
        mark(edit, form.problemOf(entry.key()), help);
    }
    m_split->setCurrentIndex(m_split->findData(static_cast<int>(form.splitKind())));
    m_splitDetail->setCurrentIndex(form.splitKind() == TrainForm::SplitKind::Tag ? 1 : 0);
    m_splitDetail->setVisible(form.splitKind() == TrainForm::SplitKind::Head || form.splitKind() == TrainForm::SplitKind::Tag);
    if (m_headRows->text().trimmed() != form.headRows()) m_headRows->setText(form.headRows());
    mark(m_headRows, form.splitKind() == TrainForm::SplitKind::Head ? form.problemOf(QStringLiteral("split")) : QString(),
         tr("Rows at the start of each recording; the rest tests"));
    const QStringList tags = m_presenter.tags();
    QStringList listed;
    for (int i = 0; i < m_tag->count(); ++i) listed << m_tag->itemText(i);
    if (tags != listed) {
        m_tag->clear();
        m_tag->addItems(tags);
    }
    m_tag->setEnabled(!tags.isEmpty());
    m_tag->setToolTip(tags.isEmpty() ? tr("No recording has a tag; tags are given at import") : QString());
    if (form.splitKind() == TrainForm::SplitKind::Tag && form.tag().isEmpty() && !tags.isEmpty()) form.setTag(tags.first());
    m_tag->setCurrentIndex(static_cast<int>(tags.indexOf(form.tag())));
    fillInputs();
    m_notice->setText(form.problems().value(0));
    m_notice->setVisible(!m_notice->text().isEmpty());
}

void SetupPanel::fillInputs() {
    TrainForm& form = m_presenter.form();
    const auto all = static_cast<int>(form.channels().size());
    m_inputs->setText(all == 1                      ? tr("the only channel")
                      : form.channelsTaken() == all ? tr("all %1 channels").arg(all)
                                                    : tr("%1 of %2 channels").arg(form.channelsTaken()).arg(all));
    m_inputs->setEnabled(all > 0);
    m_inputs->setToolTip(all > 0 ? tr("Channels that all recordings have") : tr("Needs recordings with a channel in common"));
    QMenu* menu = m_inputs->menu();
    QStringList listed;
    for (const QAction* action : menu->actions()) listed << action->data().toString();
    if (listed != form.channels()) {
        menu->clear();
        for (const QString& channel : form.channels()) {
            QString text = channel;
            QAction* action = menu->addAction(text.replace(QLatin1Char('&'), QLatin1String("&&")));
            action->setData(channel);
            action->setCheckable(true);
            connect(action, &QAction::toggled, this, [this, channel](bool take) { m_presenter.form().takeChannel(channel, take); });
        }
    }
    for (QAction* action : menu->actions()) {
        const QSignalBlocker blocker(action);
        action->setChecked(form.channelTaken(action->data().toString()));
    }
}

void SetupPanel::setTheme(const widgets::Theme& theme) {
    m_alarm = theme.alarm;
    m_settings->setAlarmColor(theme.alarm);
    QPalette muted = theme.palette();
    muted.setColor(QPalette::WindowText, theme.mutedText);
    m_purpose->setPalette(muted);
    m_help->setPalette(muted);
    QPalette alarm = theme.palette();
    alarm.setColor(QPalette::WindowText, theme.alarm);
    m_notice->setPalette(alarm);
    followForm();
}

} // namespace tocsin::workbench
