using Carboxy.Knowledge.Reading;

namespace Carboxy.Knowledge.Checking;

/// <summary>Every id that cites knowledge leads somewhere, and every source has a form that we know.</summary>
public static class ReferenceCheck
{
    static readonly string[] ListsOfSources = ["sources", "never_promised_because", "kept_by"];

    public static void Run(IReadOnlyList<KnowledgeFile> files, Faults faults)
    {
        var defined = Defined(files);
        var present = files.Select(file => file.Folder).ToHashSet(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var spot in file.Spots)
            {
                if (spot is { Node: Node.Scalar said, Key: not "id" })
                    Check(said, ListsOfSources.Contains(spot.NearestKey, StringComparer.Ordinal), present, defined, faults);
            }
        }
    }

    /// <summary>A whole folder that is missing is one fault of its own, not one for each id that it would hold.</summary>
    static void Check(Node.Scalar said, bool inSources, HashSet<string> present, ILookup<string, string> defined, Faults faults)
    {
        if (SourceIds.FamilyOf(said.Value, inSources) is { } family)
        {
            if (present.Contains(family.Folder) && !defined[family.Kind].Contains(said.Value, StringComparer.Ordinal))
                faults.Add(said.Place, new($"«{said.Value}» никуда не ведёт.", $"\"{said.Value}\" leads nowhere."),
                    new($"Исправьте номер или добавьте запись в knowledge/{family.Folder}.", $"Correct the id or add the entry to knowledge/{family.Folder}."));
        }
        else if (inSources && !SourceIds.Openly.Contains(said.Value, StringComparer.Ordinal))
        {
            faults.Add(said.Place, new($"Источник «{said.Value}» не узнан.", $"The source \"{said.Value}\" is of no known form."),
                new($"Допустимы S0-/S2-, \"[n]\", R-, C-, G-, L-, SE-, M-, P1–P9 и {string.Join(", ", SourceIds.Openly)}.",
                    $"Use S0-/S2-, \"[n]\", R-, C-, G-, L-, SE-, M-, P1-P9 or {string.Join(", ", SourceIds.Openly)}."));
        }
    }

    static ILookup<string, string> Defined(IReadOnlyList<KnowledgeFile> files) =>
        (from file in files
         from entry in file.Entries
         from field in entry.Entry.Entries
         where field is { Key: "id", Value: Node.Scalar }
         select (entry.Kind, Id: ((Node.Scalar)field.Value).Value)).Distinct().ToLookup(d => d.Kind, d => d.Id, StringComparer.Ordinal);
}
