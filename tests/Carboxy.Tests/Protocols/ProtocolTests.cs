using Carboxy.Courses;
using Carboxy.Quantities;

namespace Carboxy.Protocols;

public class ProtocolTests
{
    static Protocol Mask => CourseFiles.Real.Protocols.Find("gel_mask_course")!;

    static StepState StateOf(string step, string[] raised, params string[] asked) =>
        StepPlan.For(Mask, CourseFiles.Real.Flags, raised, asked).Single(s => s.Step.Id == step).State;

    [Fact]
    public void The_mask_session_goes_step_by_step()
    {
        Assert.Equal(["1", "1a", "1b", "2", "3", "4", "5", "6"], Mask.Steps.Select(s => s.Label));
        Assert.Equal(new StepTimer(25, 35), Mask.Steps.Single(s => s.Id == "mask").Timer);
        Assert.Equal(new NumberRange(50, 60), Mask.SessionMinutes);
    }

    [Theory]
    [InlineData(24, true)]
    [InlineData(25, false)]
    [InlineData(35, false)]
    [InlineData(36, true)]
    public void A_mask_outside_25_to_35_minutes_needs_a_reason(int minutes, bool reason) =>
        Assert.Equal(reason, Mask.Steps.Single(s => s.Id == "mask").Timer!.NeedsReason(TimeSpan.FromMinutes(minutes)));

    [Fact]
    public void Watching_after_injections_may_last_longer_but_not_shorter()
    {
        var watch = CourseFiles.Real.Protocols.Find("injection_face")!.Steps.Single(s => s.Id == "observe").Timer!;

        Assert.True(watch.NeedsReason(TimeSpan.FromMinutes(14)));
        Assert.False(watch.NeedsReason(TimeSpan.FromHours(2)));
    }

    [Fact]
    public void Acid_stays_off_unless_the_product_asks_for_it_and_no_flag_forbids_it()
    {
        Assert.Equal(StepState.OffByDefault, StateOf("acid", []));
        Assert.Equal(StepState.IfNeeded, StateOf("acid", [], "acid"));
        Assert.Equal(StepState.Off, StateOf("acid", ["R-46"], "acid"));
    }

    [Fact]
    public void A_mild_flag_does_not_switch_a_step_on()
    {
        var mild = new PlanFlag
        {
            Id = "mild",
            Rules = [],
            Name = new("мягко", "mild"),
            Changes = [new("acid", ChangeKind.Gentle, new("мягко", "gently"))],
            EachSession = [],
            Sources = ["C-12"],
        };

        Assert.Equal(StepState.OffByDefault, StepPlan.For(Mask, [mild], ["mild"], []).Single(s => s.Step.Id == "acid").State);
    }

    [Theory]
    [InlineData("R-30a", "ultrasonic", StepState.Off)]
    [InlineData("R-14", "ultrasonic", StepState.Off)]
    [InlineData("R-14", "massage", StepState.Gentle)]
    [InlineData("R-25b", "ultrasonic", StepState.AwayFromLesions)]
    [InlineData("R-25b", "massage", StepState.AwayFromLesions)]
    [InlineData("implanted_device", "ultrasonic", StepState.Off)]
    public void A_finding_changes_the_step_it_concerns(string raised, string step, StepState state) => Assert.Equal(state, StateOf(step, [raised]));

    [Fact]
    public void The_strictest_of_several_flags_wins_and_all_are_shown()
    {
        var step = StepPlan.For(Mask, CourseFiles.Real.Flags, ["R-25b", "R-30a"], []).Single(s => s.Step.Id == "ultrasonic");

        Assert.Equal(StepState.Off, step.State);
        Assert.Equal(2, step.Because.Count);
    }

    [Fact]
    public void Leaving_out_a_step_needs_a_reason_unless_it_was_optional_or_forbidden()
    {
        var plan = StepPlan.For(Mask, CourseFiles.Real.Flags, ["R-14"], []);

        Assert.Equal(["cleanse", "gel", "mask", "remove", "massage", "serum"], plan.Where(s => s.SkippingNeedsReason).Select(s => s.Step.Id));
    }

    [Fact]
    public void Air_must_be_purged_before_the_first_needle()
    {
        var steps = CourseFiles.Real.Protocols.Find("injection_legs")!.Steps;
        var purge = steps.Single(s => s.Fields.Any(f => f.Id == "air_purged"));

        Assert.True(purge.Fields.Single(f => f.Id == "air_purged").MustBeYes);
        Assert.True(steps.ToList().IndexOf(purge) < steps.ToList().FindIndex(s => s.PerPoint));
    }

    [Fact]
    public void Every_published_dose_has_its_source() =>
        Assert.All(CourseFiles.Real.Protocols.All.SelectMany(p => p.Doses), d => Assert.All(d.Sources, s => Assert.StartsWith("[", s, StringComparison.Ordinal)));

    [Fact]
    public void Every_indication_on_offer_has_a_protocol_in_each_of_its_modalities() =>
        Assert.All(CourseFiles.Real.Indications.All.Where(i => i.Offered), i =>
            Assert.All(i.Modalities, m => Assert.NotEmpty(CourseFiles.Real.Protocols.For(i.Id, m))));

    [Fact]
    public void An_aim_without_its_own_protocol_is_left_to_the_physicians_plan()
    {
        Assert.Equal(["injection_by_physician"], CourseFiles.Real.Protocols.For("migraine", Modality.Injection).Select(p => p.Id));
        Assert.Equal(["injection_hair"], CourseFiles.Real.Protocols.For("hair_loss", Modality.Injection).Select(p => p.Id));
    }
}
