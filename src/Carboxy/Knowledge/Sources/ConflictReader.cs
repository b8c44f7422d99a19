using Carboxy.Knowledge.Reading;

namespace Carboxy.Knowledge.Sources;

/// <summary>Reads principles, conflicts, gaps and house defaults of knowledge/conflicts.</summary>
public static class ConflictReader
{
    public const string Principles = "principles";

    public const string Conflicts = "conflicts";

    public const string Gaps = "gaps";

    public const string Defaults = "house_defaults";

    public static IReadOnlyList<Principle> ReadPrinciples(IEnumerable<Node> files, Faults faults) =>
        Entries.Unique(Entries.Of(files, Principles, faults, f => new Principle(f.Word("id"), f.Text("text"), f.OptionalWords("sources"), f.Place)), p => p.Id, p => p.Place, faults);

    public static IReadOnlyList<Conflict> ReadConflicts(IEnumerable<Node> files, Faults faults) =>
        Entries.Unique(Entries.Of(files, Conflicts, faults, Conflict), c => c.Id, c => c.Place, faults);

    public static IReadOnlyList<Gap> ReadGaps(IEnumerable<Node> files, Faults faults) =>
        Entries.Unique(Entries.Of(files, Gaps, faults, f => new Gap(f.Word("id"), f.Text("gap"), f.Text("default"), f.OptionalWords("sources"), f.Place)), g => g.Id, g => g.Place, faults);

    public static IReadOnlyList<HouseDefault> ReadDefaults(IEnumerable<Node> files, Faults faults) =>
        Entries.Unique(Entries.Of(files, Defaults, faults, Default), d => d.Id, d => d.Place, faults);

    static Conflict Conflict(Fields fields) => new(
        fields.Word("id"), fields.Text("clash"), fields.Words("rows"), fields.Text("resolution"), fields.OptionalWords("sources"), fields.Place);

    static HouseDefault Default(Fields fields) => new(
        fields.Word("id"), fields.Number("value"), fields.Word("unit"), fields.Text("text"), Known.Sources(fields), fields.Place);
}
