#pragma once

#include "sync/forms/FormDefinition.h"

namespace seenheard {

/// Gives fields and choices the numbers that they had in the version before, and others numbers that no version had.
class Numbering {
public:
    /// The newest version of the form; nothing for the first one. It has to outlive this.
    explicit Numbering(const FormDefinition* before);

    /// By the names of the lists around it and its own.
    [[nodiscard]] FieldNumber field(const std::vector<std::string>& level, const std::string& name);
    [[nodiscard]] FieldNumber choice(
        const std::vector<std::string>& level, const std::string& field, const std::string& name);
    /// The field of the version before; nothing where it had none.
    [[nodiscard]] const Field* before(const std::vector<std::string>& level, const std::string& name) const;

private:
    const FormDefinition* before_;
    FieldNumber lastField_;
    std::map<std::string, FieldNumber> lastChoice_; ///< By the field's path.
};

} // namespace seenheard
