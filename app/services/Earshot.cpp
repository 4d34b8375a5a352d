#include "app/services/Earshot.h"

#include "sync/rules/NotAlone.h"

#include <algorithm>

namespace seenheard {

bool somebodyCouldHear(const std::vector<FieldView>& fields) {
    return std::any_of(fields.begin(), fields.end(), [](const FieldView& field) {
        return field.field && std::any_of(field.heads.begin(), field.heads.end(), [&](const HeadView& head) {
            return notAlone(*field.field, head.value);
        });
    });
}

} // namespace seenheard
