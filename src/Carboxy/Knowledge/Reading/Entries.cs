using Carboxy.Quantities;

namespace Carboxy.Knowledge.Reading;

/// <summary>Finds the entries of one kind among knowledge files, and watches that no id is used twice.</summary>
public static class Entries
{
    /// <summary>Reads every entry under <paramref name="kind"/>; the other kinds of a file are left to their own readers.</summary>
    public static IReadOnlyList<T> Of<T>(IEnumerable<Node> files, string kind, Faults faults, Func<Fields, T> read) =>
        [.. files.OfType<Node.Mapping>().SelectMany(file => Fields.Of(file, faults).Each(kind, read))];

    /// <summary>Keeps the first entry of each id and reports the others.</summary>
    public static IReadOnlyList<T> Unique<T>(IEnumerable<T> entries, Func<T, string> id, Func<T, Place> place, Faults faults)
    {
        var seen = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (seen.TryAdd(id(entry), entry))
                continue;
            var first = place(seen[id(entry)]);
            faults.Add(place(entry), new($"Запись «{id(entry)}» уже есть: {first}.", $"\"{id(entry)}\" is already there: {first}."),
                new("Дайте записи другое имя или удалите повтор.", "Give it another id or remove the repetition."));
        }

        return [.. seen.Values];
    }

    /// <summary>Reports each id that points at nothing.</summary>
    public static void Refer(IEnumerable<string> ids, Func<string, bool> known, Place place, string what, Faults faults)
    {
        foreach (var id in ids.Where(id => !known(id)))
        {
            faults.Add(place, new($"Ссылка {what} «{id}» никуда не ведёт.", $"The reference {what} \"{id}\" leads nowhere."),
                new("Исправьте имя или добавьте запись.", "Correct the id or add the entry."));
        }
    }
}
