using Carboxy.Knowledge.Reading;
using Carboxy.Work.Knowledge;

namespace Carboxy.Outcomes;

/// <summary>The measures as they stand in the repository.</summary>
static class RealMeasures
{
    public static readonly string Folder = Path.Combine(Root(), "knowledge", "measures");

    public static IReadOnlyList<Measure> All { get; } = Load(out _);

    public static Measure Of(string id) => All.Single(m => m.Id == id);

    public static IReadOnlyList<Measure> Load(out Faults faults)
    {
        faults = new Faults();
        var nodes = new List<Node>();
        foreach (var file in Directory.EnumerateFiles(Folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            if (YamlFile.Read(Path.GetFileName(file), File.ReadAllText(file), faults) is { } node)
                nodes.Add(node);
        }

        return MeasureReader.Read(nodes, faults);
    }

    static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Carboxy.slnx")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No Carboxy.slnx above the tests.");
        return folder.FullName;
    }
}
