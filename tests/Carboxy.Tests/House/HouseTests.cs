using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Carboxy.House;

/// <summary>The plan of the house (ARCHITECTURE.md), held by reading the sources.</summary>
public class HouseTests
{
    static readonly string Root = FindRoot();

    /// <summary>A room uses only the rooms before it.</summary>
    static readonly string[] Rooms = ["Quantities", "Knowledge", "Patients", "Screening", "Protocols", "Courses", "Booking", "Materials", "Sessions", "Imaging", "Outcomes", "Notes"];

    static readonly Dictionary<string, string[]> MayRefer = new()
    {
        ["Carboxy"] = [],
        ["Carboxy.Exchange"] = ["Carboxy"],
        ["Carboxy.Work"] = ["Carboxy", "Carboxy.Exchange"],
        ["Carboxy.Web"] = ["Carboxy.Work"],
        ["Carboxy.Cli"] = ["Carboxy.Web"],
    };

    public static TheoryData<string> Projects => [.. MayRefer.Keys];

    public static TheoryData<string> RoomsThatExist => [.. Directory.GetDirectories(Path.Combine(Root, "src/Carboxy")).Select(d => Path.GetFileName(d)!)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_downwards(string project)
    {
        var file = XDocument.Load(Path.Combine(Root, "src", project, $"{project}.csproj"));

        var referred = file.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));

        Assert.Equal(MayRefer[project], referred);
    }

    [Fact]
    public void Every_project_has_its_place_in_the_plan() =>
        Assert.Equal(MayRefer.Keys.Order(), Directory.GetDirectories(Path.Combine(Root, "src")).Select(Path.GetFileName).Order());

    [Theory, InlineData("Carboxy"), InlineData("Carboxy.Exchange")]
    public void The_decisions_need_no_package(string project)
    {
        var file = XDocument.Load(Path.Combine(Root, "src", project, $"{project}.csproj"));

        Assert.Empty(file.Descendants("PackageReference").Concat(file.Descendants("FrameworkReference")));
    }

    [Theory]
    [MemberData(nameof(RoomsThatExist))]
    public void A_room_uses_only_the_rooms_before_it(string room)
    {
        var place = Array.IndexOf(Rooms, room);
        Assert.True(place >= 0, $"{room} has no place in the plan.");

        var later = string.Join('|', Rooms[(place + 1)..]);
        var forbidden = new Regex($@"\busing Carboxy\.({later})\b|\bCarboxy\.({later})\.|(?<![\w.])({later})\.[A-Z]\w+[ (<>?;,)]", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        var offences = SourcesOf(Path.Combine(Root, "src/Carboxy", room))
            .Where(f => later.Length > 0)
            .SelectMany(f => File.ReadLines(f).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && forbidden.IsMatch(line)).Select(line => $"{Path.GetFileName(f)}: {line.Trim()}"));

        Assert.Empty(offences);
    }

    [Fact]
    public void Decisions_open_no_file_and_no_connection()
    {
        var forbidden = new Regex(@"\busing System\.(IO|Net)\b|\bFile\.|\bDirectory\.|HttpClient|Environment\.Get|TimeProvider", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));

        var offences = new[] { "src/Carboxy", "src/Carboxy.Exchange" }.SelectMany(f => SourcesOf(Path.Combine(Root, f))).SelectMany(f => File.ReadLines(f).Where(line => forbidden.IsMatch(line)).Select(line => $"{Path.GetFileName(f)}: {line.Trim()}"));

        Assert.Empty(offences);
    }

    [Fact]
    public void No_name_says_nothing()
    {
        var empty = new Regex("(Manager|Helper|Helpers|Utils?|Utility|Common|Misc|Impl|Dto)$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));

        Assert.DoesNotContain(SourcesOf(Path.Combine(Root, "src")), f => empty.IsMatch(Path.GetFileNameWithoutExtension(f)));
    }

    static IEnumerable<string> SourcesOf(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}node_modules{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Carboxy.slnx")))
            at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("Carboxy.slnx was not found above the tests.");
    }
}
