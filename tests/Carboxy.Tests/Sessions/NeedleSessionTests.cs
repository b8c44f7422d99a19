using Carboxy.Quantities;

namespace Carboxy.Sessions;

public class NeedleSessionTests
{
    static SessionReply Treat(Session session, DosePoint point, string? reason = null) => session.TreatPoint(Given.NeedleProtocol, Given.Warnings, point, reason, Runs.At(30));

    internal static Runs AtPoints()
    {
        var runs = new Runs(Given.Needle());
        foreach (var step in runs.Session.Plan.Steps.TakeWhile(step => !step.PerPoint))
        {
            if (step.Optional)
                runs.Do(s => s.SkipStep(step.Id, "Not needed", Runs.At(5)));
            else
                runs.DoStep(step.Id, 5);
        }

        return runs.Do(s => s.BeginStep(s.Plan.Steps.Single(step => step.PerPoint).Id, Runs.At(29)));
    }

    [Fact]
    public void What_the_same_day_check_holds_is_not_asked_twice()
    {
        var session = Given.Needle();

        Assert.Equal(new FieldValue.Number(120, "mmHg"), session.Fields["systolic_before"]);
        Assert.Equal(new FieldValue.YesNo(true), session.Fields["air_purged"]);
        Assert.Equal(1, session.PainBefore);
    }

    [Fact]
    public void No_point_before_the_air_is_purged()
    {
        var runs = AtPoints().Do(s => s.Record("air_purged", new FieldValue.YesNo(false), Given.Today, Runs.At(29)));

        Assert.Equal("[53]", Assert.Single(runs.Refused(s => Treat(s, Runs.Point()))).Rule);
        runs.Do(s => s.Record("air_purged", new FieldValue.YesNo(true), Given.Today, Runs.At(29))).Do(s => Treat(s, Runs.Point()));
    }

    [Fact]
    public void Totals_run_by_side_session_and_course()
    {
        var runs = AtPoints().Do(s => Treat(s, Runs.Point(volume: 60))).Do(s => Treat(s, Runs.Point(volume: 40))).Do(s => Treat(s, Runs.Point(volume: 50, side: Side.Right)));

        var totals = DoseTotals.Of(runs.Session.Doses, Volume.FromMillilitres(500));

        Assert.Equal((150m, 650m, 100m), (totals.Session.Millilitres, totals.Course.Millilitres, totals.BySide[Side.Left].Millilitres));
    }

    [Fact]
    public void A_flow_above_the_largest_published_one_asks_for_a_reason()
    {
        var runs = AtPoints();

        Assert.Equal("G-02", Assert.Single(runs.Refused(s => Treat(s, Runs.Point(flow: 151)))).Rule);
        runs.Do(s => Treat(s, Runs.Point(flow: 150))).Do(s => Treat(s, Runs.Point(flow: 151), "Scarred tissue, felt well"));
        Assert.Equal([null, "Scarred tissue, felt well"], runs.Session.Points.Select(point => point.What.Reason));
    }

    [Fact]
    public void More_than_1000_ml_on_one_side_asks_for_a_reason()
    {
        var runs = AtPoints().Do(s => Treat(s, Runs.Point(volume: 900))).Do(s => Treat(s, Runs.Point(volume: 900, side: Side.Right))).Do(s => Treat(s, Runs.Point(volume: 100)));

        Assert.Equal("G-02", Assert.Single(runs.Refused(s => Treat(s, Runs.Point(volume: 1)))).Rule);
    }

    [Fact]
    public void An_impossible_point_is_refused() => AtPoints().Refused(s => Treat(s, Runs.Point() with { X = 1.2m }));

    [Fact]
    public void A_point_of_another_protocol_is_refused() => AtPoints().Refused(s => s.TreatPoint(Given.MaskProtocol, Given.Warnings, Runs.Point(), "why", Runs.At(30)));

    [Fact]
    public void A_point_marked_by_mistake_is_taken_back_and_stays_in_the_history()
    {
        var runs = AtPoints().Do(s => Treat(s, Runs.Point()));
        var count = runs.Session.Events.Count;

        runs.Refused(s => s.TakeBack(s.Points[0].Id, "", Runs.At(31)));
        runs.Do(s => s.TakeBack(s.Points[0].Id, "Wrong side tapped", Runs.At(31)));

        Assert.Empty(runs.Session.Points);
        Assert.Equal(count + 1, runs.Session.Events.Count);
    }

    [Fact]
    public void Needles_are_counted_even_when_the_session_stops_early()
    {
        var runs = AtPoints().Do(s => Treat(s, Runs.Point())).Do(s => s.StopEarly("Fainted", null, Runs.At(31)));

        Assert.Contains(runs.Session.Missing, missing => missing.Says.En.Contains("Needles used", StringComparison.Ordinal));
        Assert.Contains(runs.Session.Missing, missing => missing.Says.En.Contains("Systolic", StringComparison.Ordinal));
        Assert.DoesNotContain(runs.Session.Missing, missing => missing.Rule == "C-16");
    }

    [Fact]
    public void A_count_of_needles_that_does_not_match_is_not_signed()
    {
        var runs = new Runs(Given.Needle()).UntilSigning().Do(s => s.Record("sharps_match", new FieldValue.YesNo(false), Given.Today, Runs.At(400)));

        Assert.Single(runs.Refused(s => s.Sign(Runs.At(401))));
    }
}
