using Carboxy.Knowledge;
using Carboxy.Knowledge.Checking;
using Carboxy.Knowledge.Phrases;
using Carboxy.Knowledge.Reading;
using Carboxy.Screening;
using Carboxy.Work.Public;

namespace Carboxy.Work.Knowledge;

/// <summary>Loads the whole knowledge folder strictly; every fault is gathered, not the first alone.</summary>
public static class KnowledgeFolder
{
    const string Name = "knowledge";

    /// <summary>No file that a doctor writes comes near this.</summary>
    const long LargestFile = 1024 * 1024;

    /// <summary>The folder beside the program or, in a source tree, above it; null where there is none.</summary>
    public static string? Find() => Find(AppContext.BaseDirectory);

    public static string? Find(string from)
    {
        for (var at = new DirectoryInfo(from); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine(at.FullName, Name);
            if (Directory.Exists(Path.Combine(candidate, "sources")))
                return candidate;
        }

        return null;
    }

    public static ClinicKnowledge Load(string path, Faults faults)
    {
        if (!Directory.Exists(path))
        {
            faults.Add(new(path, 1, 1), new("Папки знаний нет.", "There is no knowledge folder."), new("Укажите путь к папке knowledge.", "Give the path of the knowledge folder."));
            return ClinicKnowledge.Nothing;
        }

        Strangers(path, faults);
        var files = KnowledgeRooms.All.SelectMany(room => YamlFiles(path, room.Folder, faults)).ToList();
        var all = KnowledgeRooms.All.Aggregate(ClinicKnowledge.Nothing, (so, room) => room.Read(so, NodesOf(room, files, faults), faults));
        var pages = PublicPages.Load(path, all.Phrases, LargestFile, faults);
        files.AddRange(pages.Files);

        ShapeCheck.Run(files, faults);
        ReferenceCheck.Run(files, faults);
        PatientTextCheck.Run(files, all.Phrases, faults);
        var rules = ReadRules(all, files, faults);
        if (rules is not null)
            all.Questions.MustAskFor(rules, new($"{Name}/questions", 1, 1), faults);
        return all with { Pages = pages.Pages, Files = files, Rules = rules };
    }

    static RuleSet? ReadRules(ClinicKnowledge all, IReadOnlyList<KnowledgeFile> files, Faults faults)
    {
        var parts = files.Where(f => f.Folder is "rules" or "codes" or "protocols").Select(f => f.Root).ToList();
        var spacing = SpacingReader.Read(files.Where(f => f.Folder == "courses").Select(f => f.Root), faults);
        return RuleReader.Read(parts, all.Zones.All, all.Indications.All, spacing, RuleSetFiles.Of(files).Hash, faults);
    }

    /// <summary>The forbidden promises alone, for looking through a page.</summary>
    public static BannedPhrases LoadPhrases(string path, Faults faults)
    {
        const string Folder = "phrases";
        var files = YamlFiles(path, Folder, faults);
        if (files.Count == 0)
            faults.Add(new($"{Name}/{Folder}", 1, 1), new("Списка запрещённых обещаний нет.", "The list of forbidden promises is missing."), new("Верните папку из поставки программы.", "Put the folder back from the program's distribution."));
        return BannedPhraseReader.Read(files.Select(file => file.Root), faults);
    }

    static List<KnowledgeFile> YamlFiles(string path, string folder, Faults faults)
    {
        var files = new List<KnowledgeFile>();
        foreach (var file in FilesUnder(Path.Combine(path, folder)))
        {
            var name = NameOf(path, file);
            if (Path.GetExtension(file) is not ".yaml")
                Strange(name, faults);
            else if (TextFile.Read(file, name, LargestFile, faults) is { } text)
                files.AddRange(Read(folder, name, text, faults));
        }

        return files;
    }

    static IEnumerable<KnowledgeFile> Read(string folder, string name, string text, Faults faults)
    {
        var before = faults.All.Count;
        if (YamlFile.Read(name, text, faults) is Node.Mapping root)
            yield return new(folder, name, text, root);
        else if (faults.All.Count == before)
            faults.Add(new(name, 1, 1), new("Файл пуст или начинается не с вида записей.", "The file is empty or does not begin with the kind of its entries."),
                new("Начните его, например, с «rules:».", "Begin it, for example, with \"rules:\"."));
    }

    static List<Node> NodesOf(KnowledgeRoom room, IReadOnlyList<KnowledgeFile> files, Faults faults)
    {
        var own = files.Where(file => file.Folder == room.Folder).ToList();
        foreach (var stranger in own.SelectMany(file => file.Root.Entries).Where(e => !room.Kinds.Contains(e.Key, StringComparer.Ordinal)))
        {
            var kinds = string.Join(", ", room.Kinds);
            faults.Add(stranger.KeyPlace, new($"Записей «{stranger.Key}» в этой папке не бывает.", $"No entries \"{stranger.Key}\" belong in this folder."), new($"Здесь бывают: {kinds}.", $"Known here: {kinds}."));
        }

        return [.. own.Select(file => file.Root)];
    }

    static void Strangers(string path, Faults faults)
    {
        var known = KnowledgeRooms.All.Select(room => room.Folder).Append(KnowledgeRooms.Pages).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in Directory.EnumerateFileSystemEntries(path).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(entry);
            if (!(Directory.Exists(entry) ? known.Contains(name) : name == "README.md"))
                Strange(NameOf(path, entry), faults);
        }

        foreach (var room in KnowledgeRooms.All.Where(room => !Directory.Exists(Path.Combine(path, room.Folder))))
        {
            faults.Add(new($"{Name}/{room.Folder}", 1, 1), new("Папки нет.", "The folder is missing."),
                new("Верните папку из поставки программы.", "Put the folder back from the program's distribution."));
        }
    }

    internal static IEnumerable<string> FilesUnder(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : [];

    internal static string NameOf(string path, string file) => $"{Name}/{Path.GetRelativePath(path, file).Replace('\\', '/')}";

    internal static void Strange(string name, Faults faults) => faults.Add(new(name, 1, 1),
        new("Этому здесь не место.", "This does not belong here."),
        new("Уберите его или исправьте имя; знания пишут в файлах .yaml, страницы — в .md.", "Remove it or correct its name; knowledge is written in .yaml files, pages in .md."));
}
