using System.Text.Json;

namespace Carboxy.Booking;

/// <summary>Reads one kind of session of a booking file.</summary>
static class TemplateReader
{
    const int MostSteps = 50;

    public static SessionTemplate Read(string id, JsonSpot spot, TimeReader times, int slot)
    {
        var fields = new JsonFields(spot);
        var roles = fields.Need<IReadOnlyList<TemplateRole>>("roles", s => Roles(s), []);
        var steps = fields.Each("steps", s => Step(s, roles, times));
        var template = new SessionTemplate(id, roles, steps);
        if (steps.Count is 0 or > MostSteps)
            spot.Fault(new($"Шагов должно быть от 1 до {MostSteps}.", $"There must be 1 to {MostSteps} steps."), new("Исправьте список шагов.", "Correct the list of steps."));
        else if (steps.Sum(s => s.Shortest) > 1440)
            spot.Fault(new("Сеанс длиннее суток.", "The session is longer than a day."), new("Сократите шаги.", "Shorten its steps."));
        else if (Stretch.Count(template, slot) > Stretch.Most)
            spot.Fault(new($"Шаги растягиваются более чем {Stretch.Most} способами.", $"The steps stretch in more than {Stretch.Most} ways."), new("Сузьте пределы длительности.", "Narrow the limits of their lengths."));
        return template;
    }

    static List<TemplateRole> Roles(JsonSpot spot)
    {
        var roles = new List<TemplateRole>();
        foreach (var (name, role) in new JsonFields(spot).All)
        {
            var fields = new JsonFields(role);
            roles.Add(new(name, fields.Choice("kind", ResourceReader.Kinds), fields.Word("tag")));
        }

        if (roles.Count > TemplateShape.MostRoles)
            spot.Fault(new($"Ролей больше {TemplateShape.MostRoles}.", $"There are more than {TemplateShape.MostRoles} roles."), new("Объедините роли.", "Join some of them."));
        if (roles.FirstOrDefault(r => r.Name == TemplateRole.Practitioner)?.Kind is not ResourceKind.Practitioner)
            spot.Fault(new("Нет роли «pr» вида practitioner.", "There is no role \"pr\" of kind practitioner."), new("Добавьте её: кто-то должен лечить.", "Add it: somebody must treat."));
        if (!roles.Exists(r => r.Kind is ResourceKind.Room))
            spot.Fault(new("Нет роли вида room.", "There is no role of kind room."), new("Добавьте кабинет.", "Add a room."));
        return roles;
    }

    static TemplateStep Step(JsonSpot spot, IReadOnlyList<TemplateRole> known, TimeReader times)
    {
        var fields = new JsonFields(spot);
        var lasts = fields.Each("dur", times.Minutes);
        if (lasts.Count != 2 || lasts[0] > lasts[1] || lasts[1] == 0)
        {
            spot.Fault(new("Длительность шага невозможна.", "The length of the step is impossible."), new("Напишите [не меньше, не больше] в минутах.", "Write [at least, at most] in minutes."));
            lasts = [0, 0];
        }

        var roles = fields.Each("roles", r => Role(r, known));
        if (roles.Distinct().Count() < roles.Count)
            spot.Fault(new("Роль названа в шаге дважды.", "The step names a role twice."), new("Оставьте одну.", "Keep one of them."));
        return new(fields.Word("name"), lasts[0], lasts[1], roles, fields.Need("patient", Flag, false));
    }

    static string Role(JsonSpot spot, IReadOnlyList<TemplateRole> known)
    {
        var name = spot.Word();
        if (name.Length > 0 && known.All(r => r.Name != name))
            spot.Expected(new($"одна из ролей: {string.Join(", ", known.Select(r => r.Name))}", $"one of the roles: {string.Join(", ", known.Select(r => r.Name))}"));
        return name;
    }

    static bool Flag(JsonSpot spot)
    {
        if (spot.Value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return spot.Value.GetBoolean();
        spot.Expected(new("true или false", "true or false"));
        return false;
    }
}
