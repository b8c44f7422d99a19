using Carboxy.Knowledge;
using Carboxy.Quantities;
using FsCheck;
using FsCheck.Fluent;

namespace Carboxy.Sessions;

/// <summary>What reactions mean for the sessions to come, by the real knowledge.</summary>
public class AftermathTests
{
    static readonly IReadOnlyList<AdverseEvent> Events = RealFiles.Read("adverse", AdverseEventReader.Read);
    static readonly IReadOnlyList<AftermathRule> Rules = RealFiles.Read("adverse", (files, faults) => AftermathRuleReader.Read(files, Events, faults));

    static PastReaction Reaction(string kind, int? grade, int hours, bool ended = true, bool decided = false, bool latest = true) =>
        new(kind, grade, ended ? Given.Today : null, TimeSpan.FromHours(hours), Modality.Injection, "abdomen", Side.Both, decided, latest);

    static AftermathEffect? Gravest(PastReaction reaction) => Aftermath.Of(Rules, Events, [reaction]) is [var first, ..] ? first.Rule.Effect : null;

    [Theory]
    [InlineData("redness", 1, 1, null)]
    [InlineData("bruise", 1, 200, null)]
    [InlineData("redness", 1, 30, AftermathEffect.LowerDose)]
    [InlineData("bruise", 2, 12, AftermathEffect.LowerDose)]
    [InlineData("bruise", 2, 200, AftermathEffect.Delay)]
    [InlineData("hyperpigmentation", 1, 1, AftermathEffect.Delay)]
    [InlineData("bruise", 3, 1, AftermathEffect.Stop)]
    [InlineData("breathless", 1, 1, AftermathEffect.Stop)]
    [InlineData("SE-01", 1, 1, AftermathEffect.Stop)]
    [InlineData("contact_dermatitis", 2, 2, AftermathEffect.OtherModality)]
    [InlineData("other", 1, 1, AftermathEffect.Stop)]
    [InlineData("something_nobody_knows", 1, 1, AftermathEffect.Stop)]
    public void A_reaction_has_its_effect(string kind, int grade, int hours, AftermathEffect? effect) => Assert.Equal(effect, Gravest(Reaction(kind, grade, hours)));

    [Fact]
    public void A_grade_that_nobody_gave_counts_as_severe() => Assert.Equal(AftermathEffect.Stop, Gravest(Reaction("redness", null, 1)));

    [Fact]
    public void A_delay_counts_from_the_day_on_which_it_had_passed_and_nobody_begins_before()
    {
        var over = Assert.Single(Aftermath.Holds(Aftermath.Of(Rules, Events, [Reaction("bruise", 2, 200)])));
        var lasting = Assert.Single(Aftermath.Holds(Aftermath.Of(Rules, Events, [Reaction("bruise", 2, 200, ended: false)])));

        Assert.Equal((Given.Today, 7), (over.Since, over.Days));
        Assert.Null(lasting.Since);
        Assert.Contains("ещё не прошла", lasting.Why.Ru, StringComparison.Ordinal);
    }

    [Fact]
    public void A_physicians_word_lifts_what_waits_for_one_and_a_rest_runs_on()
    {
        Assert.Null(Gravest(Reaction("breathless", 3, 1, decided: true)));
        Assert.Equal(AftermathEffect.Delay, Gravest(Reaction("bruise", 2, 200, decided: true)));
    }

    [Fact]
    public void Only_the_latest_session_asks_for_a_lower_dose() => Assert.Null(Gravest(Reaction("bruise", 2, 12, latest: false)));

    /// <summary>Graver, longer or still there: what follows is never milder.</summary>
    [Fact]
    public void A_graver_or_longer_reaction_is_never_milder_for_the_next_session() =>
        Prop.ForAll(Cases.ToArbitrary(), c =>
            {
                var (mild, grave) = (Reaction(c.Kind, c.Grade, c.Hours), Reaction(c.Kind, Math.Min(5, c.Grade + c.More), c.Hours + (c.More * 20), ended: c.More % 2 == 0));
                return (Gravest(grave) is { } g ? (int)g : -1) >= (Gravest(mild) is { } m ? (int)m : -1);
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    static Gen<(string Kind, int Grade, int Hours, int More)> Cases =>
        from known in Gen.Elements(Events.ToArray())
        from grade in Gen.Choose(1, 5)
        from hours in Gen.Choose(0, 400)
        from more in Gen.Choose(0, 4)
        select (known.Id, grade, hours, more);

    [Fact]
    public void Every_red_flag_tells_the_patient_what_to_do_at_once() =>
        Assert.All(Events.Where(e => e.Kind == AdverseKind.RedFlag), e => Assert.Matches("112|клинику", e.Now!.Ru));

    [Theory]
    [InlineData("effect: delay", "effect: stop", "Days go with delay")]
    [InlineData("events: [hyperpigmentation]", "events: [nothing]", "There is no event \"nothing\"")]
    [InlineData("grades: 1..5", "grade: 1..5", "grade")]
    public void A_slip_in_a_file_is_named(string right, string wrong, string problem)
    {
        const string Good = """
            next_session:
              - id: NX-05
                events: [hyperpigmentation]
                grades: 1..5
                effect: delay
                days: 28
                says: { ru: Пауза., en: Pause. }
                sources: ["[5]"]
            """;
        Assert.Empty(RealFiles.FaultsOf(Good, Read));

        Assert.Contains(RealFiles.FaultsOf(Good.Replace(right, wrong, StringComparison.Ordinal), Read), f => f.Problem.En.Contains(problem, StringComparison.Ordinal));

        static IReadOnlyList<AftermathRule> Read(IEnumerable<Carboxy.Knowledge.Reading.Node> files, Carboxy.Knowledge.Reading.Faults faults) => AftermathRuleReader.Read(files, Events, faults);
    }
}
