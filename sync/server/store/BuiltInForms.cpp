#include "sync/server/store/BuiltInForms.h"

#include "sync/forms/AdministrationForm.h"
#include "sync/forms/ViewingForm.h"

namespace seenheard {

Result<std::vector<FormDefinition>> builtInForms() {
    std::vector<FormDefinition> forms;
    for (const auto definition : {administrationFormJson(), viewingFormJson()}) {
        auto form = FormDefinition::fromJson(bytesOf(definition));
        if (!form)
            return form.error();
        forms.push_back(std::move(*form));
    }
    return forms;
}

} // namespace seenheard
