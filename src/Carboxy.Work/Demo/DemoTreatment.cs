using Carboxy.Outcomes;
using Carboxy.Screening;
using Carboxy.Sessions;
using Carboxy.Work.Adverse;
using Carboxy.Work.Consents;
using Carboxy.Work.Courses;
using Carboxy.Work.Outcomes;
using Carboxy.Work.People;
using Carboxy.Work.Screening;
using Carboxy.Work.Sessions;

namespace Carboxy.Work.Demo;

/// <summary>An invented patient's course, from its plan to its follow-ups.</summary>
sealed class DemoTreatment(DemoVisitor visitor, DemoCourse of)
{
    Id<CourseRow> course;
    Id<SessionRow>? last;
    int forms;

    DemoHouse House => visitor.House;

    CancellationToken Cancel => House.Cancel;

    public DemoCourse Of => of;

    public DemoVisitor Visitor => visitor;

    public DemoNotes Notes { get; } = new(visitor);

    /// <summary>What the colleagues write once the last session is held.</summary>
    public async Task WriteAsync() => await DemoNoteTale.WriteAsync(Notes, of, course, (await ViewAsync()).File.Sessions[^1].Id);

    public async Task ScreenAsync()
    {
        await visitor.ArriveAsync();
        var wish = new Wish(of.Zone, [of.Goal], [of.Modality]);
        var screened = await visitor.WellAsync(wish, of.Decision is null ? Verdict.Cleared : Verdict.NeedsClinicianDecision, of.Said(visitor.Day));
        Clearance = of.Decision is null ? screened.Clearances[0] : await visitor.DecideAsync(screened, treat: true, of.Decision);
    }

    Clearance? Clearance { get; set; }

    public async Task PlanAsync(DateOnly starts)
    {
        var entry = new CourseEntry { Clearance = Clearance!.Id, Goal = of.Goal, Protocol = of.Protocol, Side = of.Side, Sessions = of.Sessions, StartsOn = starts, GapDays = of.Gap == 7 ? null : of.Gap, DiagnosisConfirmed = true };
        var planned = await House.DoAsync(Roles.Physician, (PlanCourse plan) => plan.RunAsync(Form(), visitor.Id, entry, Cancel));
        course = planned is CoursePlanned.Refused refused
            ? throw visitor.Unexpected("a plan", string.Join(" ", refused.Refusals.Select(r => r.Reason.Text.En)))
            : visitor.Must<CoursePlanned.Kept>(planned).Course;
    }

    /// <param name="beyond">The renewed consent to sessions beyond the usual number.</param>
    public async Task ConsentAsync(bool beyond)
    {
        var sheet = await House.DoAsync(Roles.Practitioner, (SignConsent sign) => sign.OpenAsync(course, null, beyond, Cancel));
        var text = visitor.Must<ConsentText.Composed>(sheet!.Text!);
        var entry = new ConsentEntry(sheet.Language, text.Version, visitor.Who.Name, Guardian: null, CopyGiven: true, beyond)
        {
            Mark = new SignatureMark.Drawn(DemoSignature.Of(visitor.Who.Name)), Explainer = new SignatureMark.Drawn(DemoSignature.Of(sheet.Explainer)),
        };
        visitor.Must<ConsentSigned.Kept>(await House.DoAsync(Roles.Practitioner, (SignConsent sign) => sign.RunAsync(Form(), course, entry, Cancel)));
    }

    /// <summary>The patient allows a report to go to their own doctor.</summary>
    public async Task PermitAsync()
    {
        var sheet = await House.DoAsync(Roles.Practitioner, (GivePermits give) => give.OpenAsync(visitor.Id, null, Cancel));
        var permit = sheet!.Permits.First(p => p.Permit.Id == OpenCourseReport.Permit);
        var signature = new ConsentEntry(sheet.Language, "", visitor.Who.Name, Guardian: null, CopyGiven: true)
        {
            Mark = new SignatureMark.Drawn(DemoSignature.Of(visitor.Who.Name)), Explainer = new SignatureMark.Drawn(DemoSignature.Of(sheet.Explainer)),
        };
        visitor.Must<PermitsGiven.Kept>(await House.DoAsync(Roles.Practitioner, (GivePermits give) => give.RunAsync(Form(), visitor.Id, new(new Dictionary<string, string> { [permit.Permit.Id] = permit.Version }, signature), Cancel)));
    }

    public async Task WithdrawAsync()
    {
        var view = await ViewAsync();
        var reason = visitor.Who.Language == Language.Russian ? "Решила не продолжать, планы изменились." : "Decided not to go on; plans have changed.";
        foreach (var consent in view.File.Consents)
            await House.DoAsync(Roles.Practitioner, (WithdrawConsent withdraw) => withdraw.RunAsync(consent.Id, reason, Cancel));
    }

    public async Task ExtendAsync(int sessions)
    {
        var view = await ViewAsync();
        visitor.Must<CourseExtended.Kept>(await House.DoAsync(Roles.Physician, (ExtendCourse extend) => extend.RunAsync(course, view.File.Version, sessions, Cancel)));
    }

    /// <summary>Takes what the course asks for at one of its moments.</summary>
    public async Task MeasureAsync(MeasurementPurpose purpose, double progress)
    {
        var view = await ViewAsync();
        var asked = view.Due.Where(d => d.Purpose == purpose && d.State != DueState.Done).Select(d => d.Measure);
        if (purpose is not MeasurementPurpose.Baseline)
            asked = asked.Append(DemoReadings.Satisfaction);
        foreach (var measure in asked.Distinct().Select(id => House.Knowledge.Measures.First(m => m.Id == id)).Where(m => purpose is not MeasurementPurpose.Baseline || !DemoReadings.ComparesWithBefore(m)))
            foreach (var side in SidesOf(measure))
                await RecordAsync(measure, side, purpose, progress);
    }

    async Task RecordAsync(Measure measure, BodySide side, MeasurementPurpose purpose, double progress)
    {
        var entry = new MeasurementEntry
        {
            Course = course, Measure = measure.Id, Fields = DemoReadings.Of(measure, visitor.Who, progress * of.Response),
            RatedBy = measure.Raters[0], Side = side, Purpose = purpose, On = visitor.Day,
        };
        var recorded = await House.DoAsync(Roles.Practitioner, (RecordMeasurement record) => record.RunAsync(Form(), entry, Cancel));
        if (recorded is MeasurementRecorded.Wrong wrong)
            throw visitor.Unexpected($"{measure.Id} recorded", string.Join(" ", wrong.Items.Select(i => $"{i}").Concat(wrong.Fields.Select(f => f.Value.En))));
    }

    /// <summary>Answers the check before a session as somebody well and starts it.</summary>
    public async Task<Id<SessionRow>> StartAsync()
    {
        var answers = new Dictionary<string, SameDayAnswer>();
        var desk = await House.DoAsync(Roles.Practitioner, (StartSession start) => start.OpenAsync(course, Cancel));
        while (desk!.Asked(House.Knowledge.SameDay, answers).FirstOrDefault(q => !answers.ContainsKey(q.Id)) is { } question)
            answers[question.Id] = question.Usual ?? DemoReadings.SameDay(question.Id, visitor.Who);
        var begun = await House.DoAsync(Roles.Practitioner, (StartSession start) => start.RunAsync(Form(), course, answers, Cancel));
        last = (begun as SessionBegun.Running)?.Session;
        return last ?? throw visitor.Unexpected("a session", begun switch
        {
            SessionBegun.Refused no => string.Join(" ", no.Reasons.Select(r => r.Says.En)),
            SessionBegun.Stopped stop => string.Join(" ", stop.Outcome.Stops.Select(s => s.Question.Id)),
            SessionBegun.Unfinished open => string.Join(" ", open.Missing.Select(m => m.Question.Id)),
            _ => $"{begun}",
        });
    }

    /// <summary>Comes to a session with an answer that stops it.</summary>
    public async Task StopAsync(string question)
    {
        var answers = new Dictionary<string, SameDayAnswer> { [question] = new SameDayAnswer.YesNo(true) };
        visitor.Must<SessionBegun.Stopped>(await House.DoAsync(Roles.Practitioner, (StartSession start) => start.RunAsync(Form(), course, answers, Cancel)));
    }

    /// <summary>Says on the phone how they are after the session that came last.</summary>
    public async Task CheckUpAsync(CheckUpEntry entry)
    {
        if (last is not { } session)
            return;
        var token = visitor.Must<CheckUpInvited.Made>(await House.DoAsync(Roles.Practitioner, (InviteToCheckUp invite) => invite.RunAsync(session, Cancel))).Token;
        visitor.Must<CheckUpSaid.Kept>(await House.DoByLinkAsync((CheckUpByLink link) => link.SayAsync(token, entry, Cancel)));
    }

    public async Task<Session> ActAsync(Id<SessionRow> session, int seen, SessionCommand command)
    {
        var form = Guid.CreateVersion7(House.Clock.GetUtcNow());
        var done = await House.DoAsync(Roles.Practitioner, (RunSession run) => run.RunAsync(form, session, seen, command, Cancel));
        return done is SessionDone.Refused no
            ? throw visitor.Unexpected($"{command}", string.Join(" ", no.Reasons.Select(r => r.Says.En)))
            : visitor.Must<SessionDone.Kept>(done).Session;
    }

    async Task<CourseView> ViewAsync() => (await House.DoAsync(Roles.Practitioner, (OpenCourse open) => open.RunAsync(course, "course_page", Cancel)))!;

    BodySide[] SidesOf(Measure measure) => (measure.Scope, of.Side) switch
    {
        (MeasureScope.Side, Side.Both) => [BodySide.Left, BodySide.Right],
        (MeasureScope.Side, Side.Left) => [BodySide.Left],
        (MeasureScope.Side, Side.Right) => [BodySide.Right],
        _ => [BodySide.Whole],
    };

    string Form() => visitor.Form($"course-{++forms}");
}
