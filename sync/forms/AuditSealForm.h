#pragma once

#include <string_view>

namespace seenheard {

/// The definition of the form with which the server seals rows of its audit: sync/forms/audit_seal.json, built in and
/// sent to nobody, because no tablet gets what is written with it.
[[nodiscard]] std::string_view auditSealFormJson();

} // namespace seenheard
