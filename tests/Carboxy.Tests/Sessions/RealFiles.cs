using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;
using Carboxy.Work.Knowledge;

namespace Carboxy.Sessions;

/// <summary>The knowledge files as they are shipped, read with the readers of their rooms.</summary>
static class RealFiles
{
    public static IReadOnlyList<T> Read<T>(string folder, Func<IEnumerable<Node>, Faults, IReadOnlyList<T>> read)
    {
        var faults = new Faults();
        var nodes = Directory.EnumerateFiles(Path.Combine(Root, "knowledge", folder), "*.yaml").Order(StringComparer.Ordinal)
            .Select(file => YamlFile.Read(Path.GetRelativePath(Root, file), File.ReadAllText(file), faults)).OfType<Node.Mapping>().SelectMany(OneKindEach).ToList();
        var all = read(nodes, faults);
        Assert.True(faults.None, string.Join('\n', faults.All.Select(fault => fault.In(Language.English))));
        return all;
    }

    // A file may hold several kinds; each reader looks at its own.
    static IEnumerable<Node> OneKindEach(Node.Mapping file) => file.Entries.Select(entry => new Node.Mapping(entry.KeyPlace, [entry]));

    /// <summary>The faults of a text that somebody mistyped.</summary>
    public static IReadOnlyList<Fault> FaultsOf<T>(string yaml, Func<IEnumerable<Node>, Faults, IReadOnlyList<T>> read)
    {
        var faults = new Faults();
        read([YamlFile.Read("mistyped.yaml", yaml, faults)!], faults);
        return faults.All;
    }

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, "knowledge", path));

    static string Root
    {
        get
        {
            var at = new DirectoryInfo(AppContext.BaseDirectory);
            while (at is not null && !File.Exists(Path.Combine(at.FullName, "Carboxy.slnx")))
                at = at.Parent;
            return at?.FullName ?? throw new DirectoryNotFoundException("The tests run inside the repository.");
        }
    }
}
