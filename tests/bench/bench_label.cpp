// SPDX-License-Identifier: GPL-3.0-or-later
// One gesture on a project with many labels, from the call to the durable transaction and the document brought up to date; beside it what
// reading all labels again would add, which is how the document did it before. Figures only, no limit: a synced write depends on the disk.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <random>

#include "app/workbench/documents/label_document.h"
#include "core/base/temporary_folder.h"

using namespace tocsin;

namespace {

double millisecondsOf(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

void report(const char* what, std::vector<double> times) {
    std::sort(times.begin(), times.end());
    std::printf("%-46s median %8.3f ms   95 %% %8.3f ms   most %8.3f ms\n", what, times[times.size() / 2], times[times.size() * 95 / 100],
                times.back());
}

} // namespace

int main(int argc, char** argv) {
    const int count = argc > 1 ? std::atoi(argv[1]) : 100'000;
    constexpr int kRounds = 100;
    TemporaryFolder folder = TemporaryFolder::create().value();
    const auto path = folder.path() / "many.tocsin";
    {
        auto project = store::Project::create(path);
        std::vector<label::Label> labels(static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i) {
            label::Label& label = labels[static_cast<std::size_t>(i)];
            label.asset = "pump " + std::to_string(i % 20);
            label.range = {i * 100 * kNsPerSecond, (i * 100 + 60) * kNsPerSecond};
            label.className = i % 3 == 0 ? "bearing wear" : "leak";
            label.rater = "Anna";
        }
        if (!project.ok() || !project->labels().add(labels, "many", store::Undoable::No).ok()) return 1;
    }
    auto session = workbench::ProjectSession::open(path);
    if (!session.ok()) return 1;
    workbench::LabelDocument document;
    std::printf("%d labels, %d gestures of each kind; open %.0f ms\n", count, kRounds, millisecondsOf([&] { document.open(*session); }));
    label::Scheme scheme = label::defaultScheme();
    scheme.overlap = label::OverlapPolicy::Replace;
    if (!document.setScheme(scheme)) return 1;
    document.setRater("Anna");

    std::mt19937 random(1);
    const auto anywhere = [&] { return document.labels()[random() % document.labels().size()]; };
    std::vector<double> add, move, drag, accept, undo, redo, reread;
    bool fine = true;
    for (int i = 0; i < kRounds; ++i) {
        label::Label fresh = anywhere();
        fresh.range.from += 10 * kNsPerSecond;
        add.push_back(millisecondsOf([&] { fine &= static_cast<bool>(document.add(fresh)); }));
        const label::Label one = anywhere();
        move.push_back(millisecondsOf([&] { fine &= document.moveEdge(one.id, workbench::LabelEdge::End, one.range.to + 1); }));
        const label::Label dragged = anywhere();
        const int number = document.newDrag();
        fine &= document.moveEdge(dragged.id, workbench::LabelEdge::End, dragged.range.to + 2, number);
        drag.push_back(
            millisecondsOf([&] { fine &= document.moveEdge(dragged.id, workbench::LabelEdge::End, dragged.range.to + 3, number); }));
        const LabelId other = anywhere().id;
        accept.push_back(millisecondsOf([&] { fine &= document.changeClass(other, "failure"); }));
        undo.push_back(millisecondsOf([&] { fine &= document.undo(); }));
        redo.push_back(millisecondsOf([&] { fine &= document.redo(); }));
    }
    for (int i = 0; i < 5; ++i) reread.push_back(millisecondsOf([&] { fine &= (*session)->project->labels().all().ok(); }));
    report("add with overlap policy Replace", add);
    report("move an edge", move);
    report("one more move of a drag", drag);
    report("change the class", accept);
    report("undo", undo);
    report("redo", redo);
    report("reading all labels again (as it was before)", reread);
    return fine && document.labels() == *(*session)->project->labels().all() ? 0 : 1;
}
