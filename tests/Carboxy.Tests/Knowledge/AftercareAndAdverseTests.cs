using Carboxy.Quantities;
using Carboxy.Sessions;

namespace Carboxy.Knowledge;

public class AftercareAndAdverseTests
{
    static readonly IReadOnlyList<AftercareAdvice> Aftercare = RealFiles.Read("aftercare", AftercareReader.Read);
    static readonly IReadOnlyList<AdverseEvent> Events = RealFiles.Read("adverse", AdverseEventReader.Read);

    [Fact]
    public void The_stricter_rule_for_water_stands()
    {
        var dry = Aftercare.Single(advice => advice.Id == "no_immersion");

        Assert.Equal(new NumberRange(24, 24), dry.Hours);
        Assert.Equal([Modality.Injection], dry.Modalities);
        Assert.DoesNotContain(Aftercare, advice => advice.Hours is { } hours && hours.Holds(6));
    }

    [Fact]
    public void Both_modalities_name_the_red_flags_and_whom_to_call() =>
        Assert.All(Enum.GetValues<Modality>(), modality => Assert.Contains(Aftercare, advice => advice.Modalities.Contains(modality) && advice.Text.En.Contains("{clinic_phone}", StringComparison.Ordinal) && advice.Text.En.Contains("same day", StringComparison.Ordinal)));

    [Fact]
    public void The_four_serious_events_and_eight_red_flags_are_there()
    {
        Assert.Equal(["SE-01", "SE-02", "SE-03", "SE-04"], Events.Where(e => e.Kind == AdverseKind.Serious).Select(e => e.Id));
        Assert.Equal(8, Events.Count(e => e.Kind == AdverseKind.RedFlag));
    }

    [Fact]
    public void No_event_claims_a_frequency() => Assert.All(Events, e => Assert.DoesNotContain("%", e.Name.En + e.Lasts.En, StringComparison.Ordinal));

    [Fact]
    public void A_bruise_may_last_ten_days_and_eyelids_two() =>
        Assert.Equal((14400m, 2880m), (Events.Single(e => e.Id == "bruise").ExpectedMinutes!.Value.To, Events.Single(e => e.Id == "swelling").ExpectedMinutes!.Value.To));
}
