// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

#include <cstdlib>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace tocsin {

namespace {

spdlog::logger& logger() {
    static const std::shared_ptr<spdlog::logger> instance = [] {
        auto made = std::make_shared<spdlog::logger>("tocsin", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        made->set_pattern("%Y-%m-%dT%H:%M:%S.%e %l: %v");
        const char* level = std::getenv("TOCSIN_LOG");
        made->set_level(level ? spdlog::level::from_str(level) : spdlog::level::warn);
        return made;
    }();
    return *instance;
}

} // namespace

void logDebug(std::string_view message) {
    logger().debug("{}", message);
}
void logInfo(std::string_view message) {
    logger().info("{}", message);
}
void logWarning(std::string_view message) {
    logger().warn("{}", message);
}
void logError(std::string_view message) {
    logger().error("{}", message);
}

} // namespace tocsin
