using Carboxy.Patients;
using Carboxy.Quantities;

namespace Carboxy.Sessions;

public class SessionStartTests
{
    static readonly SessionPlan Plan = Given.Plan(Given.MaskProtocol, "face");

    static IEnumerable<string?> Reasons(SessionStart start) => Assert.IsType<SessionStart.Refused>(start).Reasons.Select(reason => reason.Rule);

    [Fact]
    public void Clearance_check_consent_and_plan_that_agree_start_a_session()
    {
        var started = Assert.IsType<SessionStart.Started>(Given.Start(Plan));

        Assert.Equal(SessionStatus.Running, started.Session.Status);
        Assert.Equal(Given.Anna, started.Session.Patient);
        Assert.Equal(Plan.Steps.Count, started.Session.Steps.Count);
    }

    [Fact]
    public void Another_modality_or_zone_needs_its_own_clearance()
    {
        Assert.Equal(["P2"], Reasons(Given.Start(Plan, clearance: Given.Clearance(Modality.Injection, "face"))));
        Assert.Equal(["R-49"], Reasons(Given.Start(Plan, clearance: Given.Clearance(Modality.NonInvasive, "neck"))));
    }

    [Fact]
    public void An_expired_clearance_starts_nothing() =>
        Assert.Equal(["SD-03"], Reasons(Given.Start(Plan, clearance: Given.Clearance(Modality.NonInvasive, "face", on: Given.Today.AddDays(-91)))));

    [Fact]
    public void Another_patients_clearance_fits_neither_check_nor_consent() =>
        Assert.Equal(["SD-01", "G-12"], Reasons(Given.Start(Plan, clearance: Given.Clearance(Modality.NonInvasive, "face", patient: new Id<Patient>(new Guid("018f0000-0000-7000-8000-0000000000ff"))))));

    [Fact]
    public void A_check_of_another_day_or_session_does_not_count()
    {
        var yesterday = Assert.IsType<SameDayOutcome.ClearedToday>(SameDayCheck.Judge(Given.Questions, Given.WellToday, Given.Facts(Modality.NonInvasive, "face") with { FirstAllowedByCourse = Given.Today.AddDays(-1), FirstAllowedByProcedures = Given.Today.AddDays(-1) }, Given.Today.AddDays(-1)));

        Assert.Equal(["SD-14"], Reasons(Session.Start(Given.Clearance(Modality.NonInvasive, "face"), yesterday, Given.Consent(Modality.NonInvasive, "face"), Plan, Given.Today, Stamp.Of(Given.Nurse, Given.Now))));
        Assert.Equal(["SD-01"], Reasons(Given.Start(Plan, facts: Given.Facts(Modality.NonInvasive, "neck"))));
    }

    [Fact]
    public void Without_consent_nothing_starts() => Assert.Equal(["G-12"], Reasons(Session.Start(
        Given.Clearance(Modality.NonInvasive, "face"), Given.Checked(Given.Facts(Modality.NonInvasive, "face")), consent: null, Plan, Given.Today, Stamp.Of(Given.Nurse, Given.Now))));

    [Fact]
    public void A_consent_that_is_withdrawn_or_about_something_else_does_not_count()
    {
        var consent = Given.Consent(Modality.NonInvasive, "face");

        Assert.Equal(["G-12"], Reasons(Given.Start(Plan, consent: consent with { WithdrawnAt = Given.Now.AddMinutes(-1) })));
        Assert.Equal(["G-12"], Reasons(Given.Start(Plan, consent: consent with { Modality = Modality.Injection })));
        Assert.Equal(["G-12"], Reasons(Given.Start(Plan, consent: consent with { Zone = "neck" })));
        Assert.Equal(["G-12"], Reasons(Given.Start(Plan, consent: consent with { Course = new(Given.Nurse) })));
    }

    [Fact]
    public void Sessions_8_to_10_need_a_new_consent_and_there_is_no_11th()
    {
        Assert.Equal(["C-03"], Reasons(Given.Start(Plan with { Number = 8 })));
        Assert.IsType<SessionStart.Started>(Given.Start(Plan with { Number = 8 }, consent: Given.Consent(Modality.NonInvasive, "face") with { FirstSession = 8, LastSession = 10 }));
        Assert.Equal(["C-03"], Reasons(Given.Start(Plan with { Number = 11 }, consent: Given.Consent(Modality.NonInvasive, "face") with { FirstSession = 8, LastSession = 11 })));
    }

    [Fact]
    public void A_gap_not_reached_and_a_missing_indication_stop_it_both_at_once() =>
        Assert.Equal(["R-32", "R-49"], Reasons(Given.Start(Plan with { FirstAllowed = Given.Today.AddDays(1), Indications = [] })));

    [Fact]
    public void A_clearance_has_no_public_constructor_and_a_cleared_check_neither()
    {
        Assert.Empty(typeof(Screening.Clearance).GetConstructors());
        Assert.Empty(typeof(SameDayOutcome.ClearedToday).GetConstructors());
        Assert.Empty(typeof(Session).GetConstructors());
        Assert.Empty(typeof(SessionFact.Started).GetConstructors());
    }
}
