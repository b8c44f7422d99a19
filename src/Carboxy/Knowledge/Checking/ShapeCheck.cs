using System.Globalization;
using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;

namespace Carboxy.Knowledge.Checking;

/// <summary>What holds in every knowledge file: no id twice in a kind, both languages, ranges that are possible, rules with a source.</summary>
public static class ShapeCheck
{
    public static void Run(IReadOnlyList<KnowledgeFile> files, Faults faults)
    {
        var known = faults.All.Select(fault => (fault.Place.File, fault.Place.Line)).ToHashSet();
        Report(Repeated(files).Concat(files.SelectMany(file => OneLanguage(file).Concat(Impossible(file)).Concat(Unsourced(file)))), known, faults);
    }

    /// <summary>A line that its own reader has faulted already is not faulted again.</summary>
    static void Report(IEnumerable<Fault> found, HashSet<(string, int)> known, Faults faults)
    {
        foreach (var fault in found.Where(f => !known.Contains((f.Place.File, f.Place.Line))))
            faults.Add(fault.Place, fault.Problem, fault.Remedy);
    }

    static IEnumerable<Fault> Repeated(IReadOnlyList<KnowledgeFile> files) =>
        from same in files.SelectMany(file => file.Entries).Select(e => (e.Kind, Id: Word(e.Entry, "id"), e.Entry.Place))
            .Where(e => e.Id is not null).GroupBy(e => (e.Kind, e.Id))
        let first = same.First().Place
        from again in same.Skip(1)
        select new Fault(again.Place, new Text($"Запись «{again.Id}» уже есть: {first}.", $"\"{again.Id}\" is already there: {first}."),
            new("Дайте записи другое имя или удалите повтор.", "Give it another id or remove the repetition."));

    static IEnumerable<Fault> OneLanguage(KnowledgeFile file) =>
        from spot in file.Spots
        let mapping = spot.Node as Node.Mapping
        where mapping is not null
        let ru = mapping.Entries.Any(e => e.Key == "ru")
        let en = mapping.Entries.Any(e => e.Key == "en")
        where ru != en
        let missing = ru ? "en" : "ru"
        select new Fault(mapping.Place, new($"Нет поля «{missing}».", $"The field \"{missing}\" is missing."), new($"Добавьте «{missing}».", $"Add \"{missing}\"."));

    static IEnumerable<Fault> Impossible(KnowledgeFile file) =>
        from spot in file.Spots
        let said = spot.Node as Node.Scalar
        where said is { Quoted: false } && RunsBackwards(said.Value)
        select new Fault(said.Place, new($"Невозможный диапазон {said.Value}.", $"Impossible range {said.Value}."), new("Сначала меньшее число.", "Put the smaller number first."));

    static bool RunsBackwards(string range) =>
        range.Split("..") is [var least, var most] && Number(least) is { } low && Number(most) is { } high && low > high;

    static IEnumerable<Fault> Unsourced(KnowledgeFile file) =>
        from entry in file.Entries
        where entry.Kind == "rules" && !entry.Entry.Entries.Any(e => e.Key == "sources" && e.Value is Node.Sequence { Items.Count: > 0 })
        select new Fault(entry.Entry.Place, new($"У правила «{Word(entry.Entry, "id")}» нет источника.", $"The rule \"{Word(entry.Entry, "id")}\" has no source."),
            new("Добавьте sources: строку S0-/S2-, [n], C-, G- или P.", "Add sources: a row S0-/S2-, [n], C-, G- or P."));

    static string? Word(Node.Mapping entry, string key) => (entry.Entries.FirstOrDefault(e => e.Key == key)?.Value as Node.Scalar)?.Value;

    static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
