using Carboxy.Quantities;

namespace Carboxy.Knowledge.Reading;

/// <summary>Reads the files of one kind: a mapping with one key that names the kind, and a list of entries under it.</summary>
public static class Entries
{
    public static IReadOnlyList<T> Read<T>(IEnumerable<Node> files, string kind, Faults faults, Func<Fields, T> read, Func<T, string> id, Func<T, Place> place)
    {
        var all = new List<T>();
        foreach (var file in files)
        {
            var fields = Fields.Of(file, faults);
            if (fields.Need(kind) is not null)
                all.AddRange(fields.Each(kind, read));
            fields.Done();
        }

        foreach (var again in all.GroupBy(id).SelectMany(same => same.Skip(1)))
            faults.Add(place(again), new($"Имя «{id(again)}» уже занято.", $"The id \"{id(again)}\" is taken already."), new("Дайте записи другое имя.", "Give the entry another id."));
        return all;
    }

    /// <summary>Source rows of an entry; one without any is a fault, for nothing stands here on its own authority.</summary>
    public static IReadOnlyList<string> Sources(this Fields fields)
    {
        var sources = fields.Words("sources");
        if (sources.Count == 0 && fields.Has("sources"))
            fields.Faults.Add(fields.PlaceOf("sources"), new("У записи нет источника.", "The entry names no source."), new("Назовите строку источника.", "Name its source rows."));
        return sources;
    }
}
