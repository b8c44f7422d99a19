namespace Carboxy.Booking;

/// <summary>The hard rules of "course-booking/1", one course at a time.</summary>
static class SessionRules
{
    public static IReadOnlyList<string> Broken(BookingProblem problem, CourseToBook course, IReadOnlyList<BookedSession> plan, SlotLedger slots, Dictionary<string, int> worked)
    {
        if (plan.Count != course.Sessions.Count)
            return [$"{course.Id} has {plan.Count} sessions and wants {course.Sessions.Count}"];
        var broken = new List<string>();
        for (var i = 0; i < plan.Count; i++)
        {
            var template = problem.Templates.Single(t => t.Id == course.Sessions[i]);
            Session($"{course.Id}#{i + 1}", problem, course, template, plan[i], slots, worked, broken);
        }

        Days(course, [.. plan.Select(s => s.Day)], broken);
        return broken;
    }

    static void Session(string name, BookingProblem problem, CourseToBook course, SessionTemplate template, BookedSession session, SlotLedger slots, Dictionary<string, int> worked, List<string> broken)
    {
        var (day, start) = (session.Day, session.Start);
        if (day < 0 || day >= problem.Days || day < course.Earliest || day > course.Latest)
            broken.Add($"{name}: day {day} lies outside {course.Earliest}..{course.Latest}");
        if (course.OffDays.Contains(day))
            broken.Add($"{name}: day {day} is an off day");
        if (start < 0 || start % problem.Slot != 0)
            broken.Add($"{name}: {start} is no start");
        if (session.Durations.Count != template.Steps.Count || !session.Resources.Keys.ToHashSet().SetEquals(template.Roles.Select(r => r.Name)))
        {
            broken.Add($"{name}: the steps or the roles are not those of {template.Id}");
            return;
        }

        foreach (var role in template.Roles.Where(role => problem.Resources.FirstOrDefault(r => r.Id == session.Resources[role.Name])?.Fits(role) != true))
            broken.Add($"{name}: {session.Resources[role.Name]} cannot be {role.Name}");
        if (course.Practitioners?.Contains(session.Practitioner) == false)
            broken.Add($"{name}: {session.Practitioner} may not treat");

        var minute = start;
        foreach (var (step, lasts) in template.Steps.Zip(session.Durations))
        {
            if (lasts < step.Shortest || lasts > step.Longest || lasts % problem.Slot != 0)
                broken.Add($"{name}: {step.Name} lasts {lasts}");
            for (var at = minute; at < minute + lasts; at += problem.Slot)
                broken.AddRange(step.Roles.Select(role => slots.Take(session.Resources[role], day, at, name)).OfType<string>());
            if (step.Roles.Contains(TemplateRole.Practitioner))
                worked[session.Practitioner] = worked.GetValueOrDefault(session.Practitioner) + lasts;
            minute += lasts;
        }

        if (minute > 1440)
            broken.Add($"{name}: crosses midnight");
        if (!course.Hours.Hold(day % 7, start, start + CourseCost.PatientMinutes(template, session.Durations)))
            broken.Add($"{name}: the patient is not there on day {day} from {start}");
    }

    static void Days(CourseToBook course, IReadOnlyList<int> days, List<string> broken)
    {
        if (course.PriorDays is [.., var last] && days[0] - last < course.ShortestGap)
            broken.Add($"{course.Id}: too soon after the last session held");
        broken.AddRange(days.Zip(days.Skip(1), (a, b) => b - a).Where(gap => gap < course.ShortestGap || gap > course.LongestGap).Select(gap => $"{course.Id}: a gap of {gap} days"));
        IReadOnlyList<int> all = [.. course.PriorDays, .. days];
        for (var i = course.PriorDays.Count; course.MostInSevenDays > 0 && i < all.Count; i++)
        {
            if (i >= course.MostInSevenDays && all[i] - all[i - course.MostInSevenDays] < 7)
                broken.Add($"{course.Id}: more than {course.MostInSevenDays} sessions in 7 days, day {all[i]}");
        }
    }
}
