using Carboxy.Knowledge;
using Carboxy.Knowledge.Drawings;
using Carboxy.Patients;
using Carboxy.Quantities;
using FsCheck;
using FsCheck.Fluent;

namespace Carboxy.Sessions;

public class MapSessionTests
{
    public static readonly Zones Zones = new(RealFiles.Read("zones", ZoneReader.Read));
    public static readonly BodyMaps Maps = new(RealFiles.Read("drawings", (files, faults) => DrawingReader.Read(files, Zones, faults)), Zones);

    /// <summary>On the left half of the belly of a woman's drawing.</summary>
    static DosePoint OnBelly => Runs.Point() with { Drawing = "body_front_female", Area = "abdomen_left", X = 0.55m, Y = 0.4m };

    static SessionReply Treat(Session session, DosePoint point, string? reason = null, Stamp? stamp = null) =>
        session.TreatPoint(Given.NeedleProtocol, Given.Warnings, point, reason, stamp ?? Runs.At(30), Maps);

    [Fact]
    public void Every_zone_of_the_knowledge_can_be_marked_on_a_drawing_of_every_figure()
    {
        foreach (var (zone, side) in Zones.All.SelectMany(z => z.Sides.Select(s => (z, s))))
            foreach (var sex in Enum.GetValues<Sex>())
                Assert.NotEmpty(Maps.For(Given.Plan(Given.NeedleProtocol, zone.Id) with { Side = side }, sex));
    }

    [Fact]
    public void A_close_drawing_comes_before_the_whole_body()
    {
        IEnumerable<string> For(string zone) => Maps.For(Given.Plan(Given.NeedleProtocol, zone), Sex.Female).Select(d => d.Id);

        Assert.Equal("face", For("face").First());
        Assert.Equal("periorbital", For("periorbital").First());
        Assert.Equal("hands_back", For("hand").First());
        Assert.Equal("body_front_female", For("abdomen").First());
        Assert.Equal("body_back_female", For("lower_back").First());
    }

    [Fact]
    public void A_point_in_the_zone_is_kept_with_its_drawing()
    {
        var runs = NeedleSessionTests.AtPoints().Do(s => Treat(s, OnBelly));

        Assert.Equal(("body_front_female", "abdomen_left"), (runs.Session.Doses[0].Drawing, runs.Session.Doses[0].Area));
    }

    [Fact]
    public void A_point_from_before_there_were_drawings_is_read_and_taken_as_before()
    {
        var old = SessionJson.Read("""{"is":"point_treated","point":{"side":"left","x":0.4,"y":0.6,"layer":"subcutaneous","depthMm":10,"flowMlPerMin":100,"volumeMl":50,"needleGauge":30,"needleBatch":"N-7"}}""");

        NeedleSessionTests.AtPoints().Do(s => s.Take(old, new(Given.NeedleProtocol, Given.Warnings, Given.Today) { Maps = Maps }, Runs.At(30)));
    }

    public static TheoryData<string, DosePoint> Wrong => new()
    {
        { "no such drawing", OnBelly with { Drawing = "moon" } },
        { "beside the body", OnBelly with { X = 0.02m, Y = 0.02m } },
        { "another side than the place", OnBelly with { Side = Side.Right } },
        { "an area that the drawing lacks", OnBelly with { Area = "tail" } },
        { "no area", OnBelly with { Area = null } },
        { "outside the drawing", OnBelly with { Y = -0.1m } },
        { "a huge volume", OnBelly with { VolumeMl = decimal.MaxValue } },
        { "a huge flow", OnBelly with { FlowMlPerMin = 1e9m } },
        { "an angle past upright", OnBelly with { AngleDegrees = 91 } },
        { "gas that boils", OnBelly with { GasCelsius = 120 } },
        { "pain of eleven", OnBelly with { Pain = 11 } },
        { "a batch that never ends", OnBelly with { NeedleBatch = new string('N', 5000) } },
        { "a name that never ends", OnBelly with { Drawing = new string('N', 5000) } },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void A_point_that_cannot_be_is_refused_with_words_and_leaves_the_record_as_it_was(string _, DosePoint point)
    {
        var runs = NeedleSessionTests.AtPoints().Do(s => Treat(s, OnBelly));
        var before = runs.Session.Events.Count;

        var reasons = runs.Refused(s => Treat(s, point, "because"));

        Assert.All(reasons, r => Assert.True(r.Says.Ru.Length > 10 && r.Says.En.Length > 10));
        Assert.Equal((before, 1), (runs.Session.Events.Count, runs.Session.Points.Count));
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("1e999")]
    [InlineData("\"0.4\"")]
    [InlineData("null")]
    [InlineData("[0.4]")]
    public void A_place_that_is_no_number_is_no_event(string x) => Assert.Throws<System.Text.Json.JsonException>(() =>
        SessionJson.Read($$$"""{"is":"point_treated","point":{"x":{{{x}}},"y":0.6,"layer":"subcutaneous","depthMm":10,"flowMlPerMin":100,"volumeMl":50,"needleGauge":30,"needleBatch":"N-7"}}"""));

    [Fact]
    public void A_point_outside_the_zone_of_the_consent_says_why()
    {
        var knee = Runs.Point() with { Drawing = "body_front_female", Area = "knee_left", X = 0.58m, Y = 0.7m };
        var runs = NeedleSessionTests.AtPoints();

        Assert.Equal("R-49", Assert.Single(runs.Refused(s => Treat(s, knee))).Rule);
        runs.Do(s => Treat(s, knee, "The physician asked for it"));
    }

    [Fact]
    public void A_point_sent_twice_is_one_point()
    {
        var stamp = Runs.At(30);
        var runs = NeedleSessionTests.AtPoints().Do(s => Treat(s, OnBelly, null, stamp)).Do(s => Treat(s, OnBelly, null, stamp));

        Assert.Single(runs.Session.Points);
    }

    [Fact]
    public void No_session_has_ten_thousand_points()
    {
        var runs = NeedleSessionTests.AtPoints();
        for (var n = 0; n < Session.MostPoints; n++)
            runs.Do(s => Treat(s, OnBelly with { VolumeMl = 0.1m }));

        Assert.Contains("600", Assert.Single(runs.Refused(s => Treat(s, OnBelly with { VolumeMl = 0.1m }))).Says.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Pain_is_noted_at_a_point_after_the_gas_went_in()
    {
        var runs = NeedleSessionTests.AtPoints().Do(s => Treat(s, OnBelly));
        var point = runs.Session.Points[0].Id;

        runs.Do(s => s.FeelPoint(point, 3, Runs.At(31))).Do(s => s.FeelPoint(point, 6, Runs.At(32)));

        Assert.Equal(6, runs.Session.Doses[0].Pain);
        runs.Refused(s => s.FeelPoint(point, 11, Runs.At(33)));
        runs.Refused(s => s.FeelPoint(s.Events[0].Id, 1, Runs.At(33)));
    }

    [Fact]
    public void Totals_do_not_ask_for_the_order_and_forget_what_is_taken_back() =>
        Prop.ForAll(Volumes.ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (given, seed) =>
            {
                var points = given.Select(v => OnBelly with { VolumeMl = v, Area = v % 2 == 0 ? "abdomen_left" : "abdomen_right", Side = v % 2 == 0 ? Side.Left : Side.Right, X = v % 2 == 0 ? 0.55m : 0.45m }).ToList();
                var mixed = points.ToArray();
                new Random(seed).Shuffle(mixed);
                var (one, other) = (DoseTotals.Of(points, Volume.FromMillilitres(100)), DoseTotals.Of(mixed, Volume.FromMillilitres(100)));
                var runs = NeedleSessionTests.AtPoints();
                foreach (var point in points)
                    runs.Do(s => Treat(s, point, "a lot"));
                foreach (var taken in runs.Session.Points.Where((_, i) => i % 3 == 0).ToList())
                    runs.Do(s => s.TakeBack(taken.Id, "A slip", Runs.At(40)));
                var left = DoseTotals.Of(runs.Session.Doses, default).Session.Millilitres;
                return one.Session == other.Session && one.Course == other.Course && Same(one.BySide, other.BySide) && Same(one.ByArea, other.ByArea)
                    && one.ByArea.Values.Sum(v => v.Millilitres) == one.Session.Millilitres && left == given.Where((_, i) => i % 3 != 0).Sum();
            })
            .QuickCheckThrowOnFailure();

    static bool Same<T>(IReadOnlyDictionary<T, Volume> one, IReadOnlyDictionary<T, Volume> other) => one.Count == other.Count && one.All(pair => other[pair.Key] == pair.Value);

    static Gen<List<decimal>> Volumes => Gen.Choose(1, 300).Select(n => (decimal)n).ListOf().Where(list => list.Count is > 0 and < 12).Select(list => list.ToList());
}
