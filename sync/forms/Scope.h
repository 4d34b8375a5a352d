#pragma once

#include "sync/forms/Answers.h"

#include <unordered_map>

namespace seenheard {

/// Facts beside the answers, by name (Completeness.h).
using Facts = std::map<std::string, Value>;

/// What all scopes of one evaluation share.
struct ScopeSource {
    const FormDefinition& form;
    const Answers& answers;
    const Facts& facts;
    Answers derived;
    /// Nothing more is derived: what was looked up once stays as it is.
    bool settled = false;
    /// Fields of a level by name, made once a level.
    std::unordered_map<const std::vector<Field>*, std::unordered_map<std::string_view, const Field*>> names;
};

/// One level of a form as its expressions see it: the record, or one item of a list. Names are looked up in the
/// own item first, then outwards.
class Scope {
public:
    Scope(ScopeSource& source, const std::vector<Field>& fields, RegisterKey level, const Scope* outer)
        : source_(source)
        , fields_(fields)
        , level_(std::move(level))
        , outer_(outer) {}

    [[nodiscard]] const std::vector<Field>& fields() const { return fields_; }
    [[nodiscard]] const RegisterKey& level() const { return level_; }
    [[nodiscard]] RegisterKey keyOf(const Field& field) const { return keyBelow(level_, field.number); }

    /// The officer's own answer, else the derived one, else a fact that stands in for it.
    [[nodiscard]] std::optional<Value> valueOf(const Field& field) const;
    [[nodiscard]] std::optional<Value> lookup(std::string_view name) const;
    /// A fact of the person whom this item or the record picked, or on the record one with the name of this field.
    [[nodiscard]] std::optional<Value> factFor(const Field& field) const;
    /// What was loaded of the person whom this item, or the record itself, has picked.
    [[nodiscard]] std::optional<Value> factOfPicked(const Field& field) const;
    /// The scope of one item of a list on this level.
    [[nodiscard]] Scope item(const Field& list, const ItemId& id) const;

private:
    [[nodiscard]] std::optional<Value> find(const Field& field) const;
    [[nodiscard]] const Field* fieldNamed(std::string_view name) const;
    /// What all items of a list answer: each answer once, or one for each item in their order.
    [[nodiscard]] std::optional<Value> across(std::string_view list, std::string_view field, bool each) const;
    /// The place of the item that this scope is of, from 1.
    [[nodiscard]] std::optional<Value> position() const;

    ScopeSource& source_;
    const std::vector<Field>& fields_;
    RegisterKey level_;
    const Scope* outer_;
    /// Values looked up since all was settled: most fields are read by several expressions.
    mutable std::unordered_map<const Field*, std::optional<Value>> read_;
};

} // namespace seenheard
