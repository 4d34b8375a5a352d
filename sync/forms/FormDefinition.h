#pragma once

#include "platform/base/Result.h"
#include "sync/records/FieldPolicy.h"
#include "sync/records/RecordScope.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace seenheard {

class Expression;

// g++ takes an enumerator of a scoped enum for one that hides a type of the same name.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
/// XLSForm's types as we name them (DOMAIN section 2).
enum class FieldType {
    One,       ///< select_one
    Many,      ///< select_multiple
    Tri,       ///< yes / no / not known (choices yes, no, not_known)
    Text,      ///< text, at most maxLength characters
    Instant,   ///< dateTime with local offset and clock quality
    Date,      ///< date, kept as text YYYY-MM-DD
    Integer,   ///< integer
    Reference, ///< something loaded or another record
    Picture,   ///< image: a photograph or a drawing
    List       ///< repeat: items by id, each with the fields below it
};
#pragma GCC diagnostic pop

/// When an answer is owed (DOMAIN section 2).
enum class Tier { Automatic, Essential, EndOfDuty, Optional };

/// In time: in the room, or before driving off (DOMAIN 3.1). The officer's opinion is never asked indoors.
enum class CapturePart { InTheRoom, BeforeYouDriveOff };

/// What people read of a part of a form, in another language; what is empty was not translated.
struct Translation {
    std::string label;
    std::string hint;
    std::string constraintMessage;
    std::string itemNoun;
};
/// By the code of the language ("cy").
using Translations = std::map<std::string, Translation>;

struct Choice {
    FieldNumber number = 0;
    std::string name;
    std::string label;
    std::int64_t rank = 0;             ///< Protective rank, higher is safer; only for protective findings.
    std::vector<std::string> excludes; ///< Names of choices that cannot stand together with this one.
    bool allWell = false;              ///< Stands last, after "or", and asks what was seen.
    std::string asks; ///< Name of the companion field to open when chosen ("demeanour_seen"); may be empty.
    std::shared_ptr<const Expression> relevant;
    Translations translations;
};

struct Field {
    FieldNumber number = 0;
    std::string name;
    FieldType type = FieldType::Text;
    std::string label; ///< In words a person reads.
    std::string hint;
    std::string section; ///< "appearance", "words", "activity", "relationships", "environment", "scene", "concern" …
    CapturePart part = CapturePart::InTheRoom;
    Tier tier = Tier::Optional;
    FieldKind kind = FieldKind::Account;
    StandInPolicy policy = StandInPolicy::Accounts;
    std::int64_t notObtainedRank = 0;
    std::size_t maxLength = 0;      ///< In characters (code points), for text.
    bool verbatim = false;          ///< Somebody's words: shown in quotation marks, never corrected.
    bool folded = false;            ///< Rarely needed: shown behind one tap.
    std::string appearance;         ///< How it is drawn: "chips", "age_bands", "body_map", "minimal", "multiline" …
    std::string referenceKind;      ///< For references: "person", "incident", "school" …
    std::optional<ScopeKind> scope; ///< What the field says puts its record into a scope of that kind.
    /// For one and many: beside the choices, an item of this list may be chosen; the value is its id in
    /// lower-case hex ("could_hear" holds the ids of adults, never their letters).
    std::string itemsOf;
    std::string itemNoun;             ///< Of a list: what one item is called ("Child", "Quotation").
    std::string itemName;             ///< Of a list: the item's field that names it on screen; may be empty.
    std::string orderBy;              ///< Of a list: the item's instant that orders them; may be empty.
    bool calculatedOnly = false;      ///< Nobody writes it; its calculation is all there is.
    std::vector<std::string> reasons; ///< Reasons allowed for not_obtained; empty: the state is not allowed.
    std::vector<Choice> choices;
    std::vector<Field> fields; ///< Of a list's item.
    std::shared_ptr<const Expression> relevant;
    /// Where given, the field is owed only while it is true; the tier says by when.
    std::shared_ptr<const Expression> required;
    std::shared_ptr<const Expression> constraint;
    std::string constraintMessage;
    /// A derived answer where the officer gave none; shown as derived, never stored as the officer's.
    std::shared_ptr<const Expression> calculation;
    Translations translations;

    [[nodiscard]] const Choice* choice(std::string_view name) const;
    [[nodiscard]] const Choice* choice(FieldNumber number) const;
    [[nodiscard]] const Field* field(std::string_view name) const;
};

/// A reason that may be given for not_obtained, with its words for a person.
struct Reason {
    std::string name;
    std::string label;
    bool asksNote = false; ///< "other" and "colleague is recording" need words.
    Translations translations;
};

/// A heading of the form; fields name the one they stand under.
struct Section {
    std::string name;
    std::string label;
    Translations translations;
};

/// Which scopes records of a form are in by what every record has, whatever is answered; nothing: by none of it.
struct EnvelopeScopes {
    std::optional<ScopeKind> everyRecord; ///< `force`.
    std::optional<ScopeKind> author;      ///< `officer`: of each officer whose words stand.
    std::optional<ScopeKind> team;        ///< Of the authors' teams at writing.
    std::optional<ScopeKind> district;    ///< Of the authors' districts at writing.

    bool operator==(const EnvelopeScopes&) const = default;
};

/// Who writes the records of a form.
enum class FormWriter {
    Officers,
    Server, ///< The server by itself: what administrators did.
    Tablet  ///< A tablet by itself: what was looked at on it.
};

/// One form as data. Immutable after loading; shared freely.
class FormDefinition {
public:
    /// Reads the JSON file's octets. The error names field and attribute.
    [[nodiscard]] static Result<FormDefinition> fromJson(BytesView json);

    [[nodiscard]] const std::string& id() const { return id_; }
    [[nodiscard]] const std::string& version() const { return version_; }
    [[nodiscard]] const std::string& title() const { return title_; }
    /// The language that it is written in, by its code; may be empty.
    [[nodiscard]] const std::string& language() const { return language_; }
    /// Those that something of it was translated to, by their codes, sorted.
    [[nodiscard]] std::vector<std::string> translatedTo() const;
    /// The same form with its labels, hints and messages in that language; what was not translated stays as it is
    /// written.
    [[nodiscard]] FormDefinition inLanguage(const std::string& language) const;
    /// SHA-256 of the definition file's octets as published.
    [[nodiscard]] const Hash& hash() const { return hash_; }
    [[nodiscard]] const Bytes& octets() const { return octets_; }
    [[nodiscard]] const std::vector<Field>& fields() const { return fields_; }
    [[nodiscard]] const std::vector<Reason>& reasons() const { return reasons_; }
    [[nodiscard]] const Reason* reason(std::string_view name) const;
    [[nodiscard]] const std::vector<Section>& sections() const { return sections_; }
    /// Names that expressions may use beside fields ("today", "officer_role").
    [[nodiscard]] const std::vector<std::string>& facts() const { return facts_; }
    /// Kinds of loaded things that a record of this form can be about ("incident").
    [[nodiscard]] const std::vector<std::string>& aboutKinds() const { return aboutKinds_; }
    /// Those of them of which each start is a record of its own (a visit); of the others there is one record, on which
    /// officers meet.
    [[nodiscard]] const std::vector<std::string>& anewKinds() const { return anewKinds_; }
    /// Whether Today begins it; else it begins from a record (a referral, a review).
    [[nodiscard]] bool startsOnToday() const { return startsOnToday_; }
    /// Where it stands among what Today begins: smaller first.
    [[nodiscard]] std::int64_t placeOnToday() const { return placeOnToday_; }
    /// What of the envelope puts a record into a scope; fields say it of themselves.
    [[nodiscard]] const EnvelopeScopes& scopes() const { return scopes_; }
    /// Who writes records of this form: officers, or a program by itself, with a form that is built in.
    [[nodiscard]] FormWriter writtenBy() const { return writtenBy_; }
    /// Whether only the server itself does.
    [[nodiscard]] bool writtenByServer() const { return writtenBy_ == FormWriter::Server; }

    /// The field of a register, through its lists; nothing for a key that this definition does not have.
    /// The registers that every record has beside its form's: team, district, submitted, about.
    [[nodiscard]] const std::vector<Field>& envelopeFields() const { return envelopeFields_; }
    /// Knows the envelope's registers too.
    [[nodiscard]] const Field* fieldAt(const RegisterKey& key) const;
    /// What the engine has to know of a register; for an unknown one, an account.
    [[nodiscard]] FieldPolicy policyAt(const RegisterKey& key) const;
    /// "children/<hex>/demeanour"; an `each` register ends with its choice's name.
    [[nodiscard]] Result<std::string> pathOf(const RegisterKey& key) const;
    /// Inverse of pathOf; UnknownField names the part of the path that does not exist.
    [[nodiscard]] Result<RegisterKey> keyOf(std::string_view path) const;

private:
    std::string id_, version_, title_, language_;
    Hash hash_;
    Bytes octets_;
    std::vector<Field> fields_;
    std::vector<Field> envelopeFields_;
    std::vector<Reason> reasons_;
    std::vector<Section> sections_;
    std::vector<std::string> facts_;
    std::vector<std::string> aboutKinds_;
    std::vector<std::string> anewKinds_;
    EnvelopeScopes scopes_;
    std::int64_t placeOnToday_ = 0;
    bool startsOnToday_ = true;
    FormWriter writtenBy_ = FormWriter::Officers;
};

/// A published key never changes number, type, kind, policy, rank or meaning; choices keep theirs.
/// Success if `newer` may follow `older`; else names the first breach.
[[nodiscard]] Status checkSuccession(const FormDefinition& older, const FormDefinition& newer);

} // namespace seenheard
