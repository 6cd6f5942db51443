// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>

#include "core/base/json.h"

namespace tocsin {

/// What stands under a path of keys; a null value that lives for ever where a key is missing or its parent is no object.
[[nodiscard]] const Json& at(const Json& json, std::initializer_list<const char*> keys);

} // namespace tocsin
