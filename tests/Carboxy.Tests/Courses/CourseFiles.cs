using System.Runtime.CompilerServices;
using Carboxy.Knowledge.Reading;
using Carboxy.Work.Knowledge;

namespace Carboxy.Courses;

/// <summary>The real knowledge about courses, read once for all tests.</summary>
static class CourseFiles
{
    static readonly string[] Folders = ["zones", "indications", "protocols", "courses"];
    static readonly Lazy<(CourseKnowledge Knowledge, Faults Faults)> Read = new(() =>
    {
        var faults = new Faults();
        return (CourseKnowledge.Read(Nodes(faults), faults), faults);
    });

    public static CourseKnowledge Real => Read.Value.Knowledge;

    public static Faults Faults => Read.Value.Faults;

    public static IReadOnlyList<string> All =>
        [.. Folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Root(), "knowledge", f), "*.yaml")).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<Node> Nodes(Faults faults) =>
        [.. All.Select(file => YamlFile.Read(Path.GetFileName(file), File.ReadAllText(file), faults)).OfType<Node>()];

    /// <summary>Reads one made-up file.</summary>
    public static IReadOnlyList<Node> Text(string yaml, Faults faults) => YamlFile.Read("made-up.yaml", yaml, faults) is { } node ? [node] : [];

    static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
