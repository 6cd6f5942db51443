// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "app/cli/command.h"
#include "core/label/label_diff.h"
#include "core/store/project.h"

namespace tocsin::cli {

namespace {

struct SnapshotOptions {
    std::string folder, name, other;
};

Json toJson(const store::SnapshotRecord& snapshot) {
    return {{"id", snapshot.id}, {"name", snapshot.name}, {"time", formatTime(snapshot.time)}, {"who", snapshot.who}};
}

Result<Answer> make(const SnapshotOptions& options) {
    TOCSIN_ASSIGN(const store::Project project, store::Project::open(options.folder, store::Access::ReadWrite));
    TOCSIN_ASSIGN(const store::SnapshotRecord snapshot, project.snapshots().make(options.name));
    return Answer{toJson(snapshot), fmt::format("snapshot '{}' made\n", snapshot.name)};
}

Result<Answer> list(const SnapshotOptions& options) {
    TOCSIN_ASSIGN(const store::Project project, store::Project::open(options.folder, store::Access::ReadOnly));
    TOCSIN_ASSIGN(const auto snapshots, project.snapshots().all());
    Answer answer;
    answer.json = {{"snapshots", Json::array()}};
    for (const store::SnapshotRecord& snapshot : snapshots) {
        answer.json["snapshots"].push_back(toJson(snapshot));
        answer.text += fmt::format("{}  {}  by {}\n", formatTime(snapshot.time), snapshot.name, snapshot.who);
    }
    if (snapshots.empty()) answer.text = "no snapshot was made yet\n";
    return answer;
}

/// From the snapshot to another one, or to the labels as they are now.
Result<Answer> diff(const SnapshotOptions& options) {
    TOCSIN_ASSIGN(const store::Project project, store::Project::open(options.folder, store::Access::ReadOnly));
    const store::SnapshotRepository snapshots = project.snapshots();
    const auto labelsOf = [&](const std::string& name) -> Result<std::vector<label::Label>> {
        TOCSIN_ASSIGN(const store::SnapshotRecord snapshot, snapshots.find(name));
        return snapshots.labels(snapshot);
    };
    TOCSIN_ASSIGN(const auto before, labelsOf(options.name));
    TOCSIN_ASSIGN(const auto after, options.other.empty() ? project.labels().all() : labelsOf(options.other));
    const label::LabelDiff found = label::diffLabels(before, after);
    const std::vector<std::string> said = label::diffWords(found);
    Answer answer;
    answer.json = {{"added", found.added.size()}, {"removed", found.removed.size()}, {"changed", found.changed.size()}, {"said", said}};
    for (const std::string& sentence : said) answer.text += sentence + "\n";
    if (said.empty()) answer.text = "no difference\n";
    return answer;
}

Result<Answer> restore(const SnapshotOptions& options) {
    TOCSIN_ASSIGN(const store::Project project, store::Project::open(options.folder, store::Access::ReadWrite));
    TOCSIN_ASSIGN(const store::SnapshotRecord snapshot, project.snapshots().find(options.name));
    TOCSIN_ASSIGN(const store::LabelGesture gesture, project.snapshots().restore(snapshot));
    Answer answer;
    answer.json = {{"name", snapshot.name}, {"changes", gesture.changes.size()}};
    answer.text = gesture.changes.empty()
                      ? fmt::format("the labels are those of snapshot '{}' already\n", snapshot.name)
                      : fmt::format("snapshot '{}' restored, {} labels brought back to what they were; undo takes it back\n", snapshot.name,
                                    gesture.changes.size());
    return answer;
}

} // namespace

void addSnapshotCommands(CommandTable& table) {
    const auto add = [&](const char* verb, const char* description, Result<Answer> (*action)(const SnapshotOptions&), bool named) {
        auto options = makeOptions<SnapshotOptions>();
        CLI::App& app =
            table.add(verb, description, [options, action](const CommonOptions&, const JobContext&) { return action(*options); });
        app.add_option("DIR", options->folder, "The project")->required();
        if (named) app.add_option("NAME", options->name, "Name of the snapshot")->required();
        return std::pair{&app, options};
    };
    add("label snapshot make", "Keep the labels as they are under a name", make, true);
    add("label snapshot list", "List the snapshots of the labels", list, false);
    const auto [app, options] = add("label snapshot diff", "Say what changed since a snapshot", diff, true);
    app->add_option("--to", options->other, "Compare with this snapshot instead of the labels as they are now");
    add("label snapshot restore", "Bring the labels back to a snapshot; undo takes it back", restore, true);
}

} // namespace tocsin::cli
