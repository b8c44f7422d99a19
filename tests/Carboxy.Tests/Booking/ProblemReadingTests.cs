using System.Text;
using System.Text.Json.Nodes;

namespace Carboxy.Booking;

/// <summary>A booking file is read whole or refused with every fault and its place.</summary>
public class ProblemReadingTests
{
    static readonly BookingProblem Good = SmallClinic.Invent(5, BookingMode.Joint, courses: 3);

    static JsonNode Written() => JsonNode.Parse(ProblemWriter.Write(Good).Span)!;

    static (BookingProblem? Problem, IReadOnlyList<BookingFault> Faults) Read(string json) => ProblemJson.Read(Encoding.UTF8.GetBytes(json));

    [Fact]
    public void What_is_written_is_read_again()
    {
        var (problem, faults) = ProblemJson.Read(ProblemWriter.Write(Good));

        Assert.Empty(faults);
        Assert.Equal(ProblemWriter.Write(Good).ToArray(), ProblemWriter.Write(problem!).ToArray());
    }

    [Fact]
    public void Fields_that_the_format_does_not_know_are_passed_over()
    {
        var json = Written();
        json["note"] = "autumn";
        json["courses"]![0]!["colour"] = "green";

        Assert.NotNull(Read(json.ToJsonString()).Problem);
    }

    [Theory]
    [InlineData("format", "\"course-booking/2\"", "format")]
    [InlineData("start_date", "\"2027-01-05\"", "start_date")]
    [InlineData("days", "-3", "days")]
    [InlineData("days", "1e9", "days")]
    [InlineData("slot", "7", "slot")]
    [InlineData("mode", "\"both\"", "mode")]
    [InlineData("weights.gap", "-1", "weights.gap")]
    [InlineData("weights.gap", "1.5", "weights.gap")]
    [InlineData("weights.gpa", "1", "weights.gpa")]
    [InlineData("load_target.P9", "100", "load_target.P9")]
    [InlineData("resources.1.id", "\"P1\"", "resources[1]")]
    [InlineData("resources.0.kind", "\"bed\"", "resources[0].kind")]
    [InlineData("resources.0.open.0", "[0, 600, 600]", "resources[0].open[0]")]
    [InlineData("resources.0.open.0", "[0, 600, 540]", "resources[0].open[0]")]
    [InlineData("resources.0.open.0", "[0, 1380, 1500]", "resources[0].open[0]")]
    [InlineData("resources.0.open.0", "[-1, 600, 660]", "resources[0].open[0]")]
    [InlineData("resources.0.open.0", "[0, 601, 660]", "resources[0].open[0]")]
    [InlineData("resources.0.open.0", "[0, 600]", "resources[0].open[0]")]
    [InlineData("resources.0.open.0", "\"noon\"", "resources[0].open[0]")]
    [InlineData("resources.0.open", "[[1, 480, 600], [1, 540, 660]]", "resources[0].open")]
    [InlineData("resources.0.busy", "{}", "resources[0].busy")]
    [InlineData("templates.T1.roles.pr.kind", "\"room\"", "templates.T1.roles")]
    [InlineData("templates.T1.steps", "[]", "templates.T1")]
    [InlineData("templates.T1.steps.0.roles", "[\"cook\"]", "templates.T1.steps[0].roles[0]")]
    [InlineData("templates.T1.steps.0.roles", "[\"pr\", \"pr\"]", "templates.T1.steps[0]")]
    [InlineData("templates.T1.steps.0.dur", "[120, 60]", "templates.T1.steps[0]")]
    [InlineData("templates.T1.steps.0.dur", "[61, 61]", "templates.T1.steps[0].dur[0]")]
    [InlineData("courses.0.sessions", "[\"T9\"]", "courses[0].sessions[0]")]
    [InlineData("courses.0.sessions", "[]", "courses[0]")]
    [InlineData("courses.0.gap", "[7, 3]", "courses[0]")]
    [InlineData("courses.0.gap", "[0, 3]", "courses[0].gap[0]")]
    [InlineData("courses.0.latest", "-5", "courses[0]")]
    [InlineData("courses.0.hours", "{\"7\": []}", "courses[0].hours.7")]
    [InlineData("courses.0.hours", "{\"1\": [[480, 660], [600, 720]]}", "courses[0].hours.1")]
    [InlineData("courses.0.hours", "{\"1\": [[660, 480]]}", "courses[0].hours.1[0]")]
    [InlineData("courses.0.practitioners", "[\"P9\"]", "courses[0].practitioners[0]")]
    [InlineData("courses.0.wanted", "[\"R1\"]", "courses[0].wanted[0]")]
    [InlineData("courses.0.prior_days", "[-2, -2]", "courses[0].prior_days")]
    [InlineData("courses.0.incumbent", "[]", "courses[0].incumbent")]
    [InlineData("courses.1.id", "\"C1\"", "courses[1]")]
    public void A_fault_is_named_with_its_place(string where, string value, string place)
    {
        var json = Written();
        Set(json, where.Split('.'), JsonNode.Parse(value));

        var (problem, faults) = Read(json.ToJsonString());

        Assert.Null(problem);
        Assert.Contains(place, faults.Select(f => f.Path));
    }

    [Fact]
    public void Every_fault_is_gathered()
    {
        var json = Written();
        json["days"] = 0;
        json["courses"]![0]!["sessions"]![0] = "T9";
        json["courses"]![1]!.AsObject().Remove("priority");
        json["templates"]!["T2"]!.AsObject().Remove("steps");

        var paths = Read(json.ToJsonString()).Faults.Select(f => f.Path).ToList();

        Assert.Superset(new HashSet<string> { "days", "courses[0].sessions[0]", "courses[1].priority", "templates.T2.steps" }, paths.ToHashSet());
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"format\": \"course-booking/1\"}")]
    [InlineData("{\"days\": 5, \"days\": 6}")]
    public void Hostile_files_are_refused(string json) => Assert.NotEmpty(Read(json).Faults);

    [Fact]
    public void A_file_nested_without_end_is_refused() => Assert.NotEmpty(Read(new string('[', 100_000)).Faults);

    [Fact]
    public void Bytes_that_are_no_text_are_refused() => Assert.NotEmpty(ProblemJson.Read(new byte[] { 0xff, 0xfe, 0x00 }).Faults);

    [Fact]
    public void Weights_that_cannot_be_counted_are_refused()
    {
        var json = Written();
        json["weights"]!["gap"] = 1_000_000;
        json["courses"]![0]!["sessions"] = new JsonArray([.. Enumerable.Repeat((JsonNode?)"T1", 60).Select(n => n!.DeepClone())]);

        Assert.Contains("courses[0]", Read(json.ToJsonString()).Faults.Select(f => f.Path));
    }

    [Fact]
    public void A_million_bookings_are_read()
    {
        var busy = string.Join(',', Enumerable.Repeat("[1,480,540]", 1_000_000));
        var json = Written();
        json["resources"]![0]!["busy"] = new JsonArray();
        var text = json.ToJsonString();
        var at = text.IndexOf("\"busy\":[]", StringComparison.Ordinal) + "\"busy\":[".Length;

        Assert.Equal(1_000_000, Read(text.Insert(at, busy)).Problem!.Resources[0].Busy.Count);
    }

    static void Set(JsonNode node, string[] path, JsonNode? value)
    {
        foreach (var step in path[..^1])
            node = int.TryParse(step, out var index) ? node[index]! : node[step]!;
        if (int.TryParse(path[^1], out var last) && node is JsonArray list)
            list[last] = value;
        else
            node[path[^1]] = value;
    }
}
