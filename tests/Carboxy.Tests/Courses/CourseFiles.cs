using System.Runtime.CompilerServices;
using Carboxy.Knowledge.Reading;
using Carboxy.Work.Knowledge;

namespace Carboxy.Courses;

/// <summary>The real knowledge about courses, read once for all tests.</summary>
static class CourseFiles
{
    static readonly Lazy<(CourseKnowledge Knowledge, Faults Faults)> Read = new(() =>
    {
        var faults = new Faults();
        return (KnowledgeFolder.Load(Folder, faults).Courses, faults);
    });

    public static CourseKnowledge Real => Read.Value.Knowledge;

    public static Faults Faults => Read.Value.Faults;

    public static string Folder => KnowledgeFolder.Find(Here()) ?? throw new DirectoryNotFoundException("knowledge");

    public static string Rules => File.ReadAllText(Path.Combine(Folder, "courses", "rules.yaml"));

    /// <summary>Reads one made-up file.</summary>
    public static IReadOnlyList<Node> Text(string yaml, Faults faults) => YamlFile.Read("made-up.yaml", yaml, faults) is { } node ? [node] : [];

    static string Here([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
