using Carboxy.Booking;
using Carboxy.Knowledge;
using Carboxy.Quantities;
using Carboxy.Web.Layout;
using Carboxy.Web.Server;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Microsoft.AspNetCore.Http;

namespace Carboxy.Web.Booking.Hours;

/// <summary>A practitioner, a room or a device as its form carries it.</summary>
static class ResourceForm
{
    public const string SkillField = "Skills";

    public const string ZoneField = "Zones";

    public static IReadOnlyList<string> Skills { get; } = [.. Enum.GetValues<Modality>().Select(Word.Of)];

    /// <summary>What was ticked; before anything was posted, what the resource does.</summary>
    public static IReadOnlyList<string> Ticked(HttpContext http, ResourceRow? row) =>
        http.Request.HasFormContentType ? [.. http.Request.Form[SkillField].OfType<string>()] : [.. Enum.GetValues<Modality>().Where(m => row?.Does(m) ?? true).Select(Word.Of)];

    /// <summary>The zones that were ticked; before anything was posted, those that the resource names.</summary>
    public static IReadOnlyList<string> Zones(HttpContext http, ResourceRow? row, Zones zones) =>
        [.. (http.Request.HasFormContentType ? http.Request.Form[ZoneField].OfType<string>() : row?.TagList ?? []).Where(zones.Knows)];

    /// <summary>The entry that was typed; what cannot be read is refused at its field.</summary>
    public static ResourceEntry Read(Viewer viewer, CalendarDesk desk, CalendarSettings settings, Zones zones, ResourceKind kind, ResourceRow? row)
    {
        var (posted, say) = (new Posted(viewer.Http), viewer.Say);
        var name = posted["Name"]?.Trim() ?? "";
        if (name.Length is 0 or > ResourceEntry.LongestName)
            desk.Refuse("Name", say[$"Назовите так, чтобы узнали на доске: от 1 до {ResourceEntry.LongestName} знаков.", $"Give a name that people know on the board: 1 to {ResourceEntry.LongestName} characters."]);
        var skills = Ticked(viewer.Http, row).Intersect(Skills).ToList();
        if (skills.Count == 0)
            desk.Refuse(SkillField, say["Отметьте хотя бы одно: иначе записать сюда никого нельзя.", "Tick at least one; otherwise nobody can be booked here."]);
        return new()
        {
            Kind = kind,
            Site = SiteOf(posted, desk, settings, row, say),
            Name = name,
            // What is neither a kind of treatment nor a zone stays as it was.
            Tags = [.. (row?.TagList ?? []).Except(Skills).Where(tag => !zones.Knows(tag)), .. Zones(viewer.Http, row, zones), .. skills.Count == Skills.Count ? [] : skills],
            Person = kind == ResourceKind.Practitioner ? PersonOf(posted, desk, settings, row, say) : null,
            Room = row?.RoomId,
        };
    }

    static Id<Site> SiteOf(Posted posted, CalendarDesk desk, CalendarSettings settings, ResourceRow? row, Say say)
    {
        if (posted["Site"] is not { } said)
            return row?.SiteId ?? settings.Sites[0].Id;
        if (Guid.TryParse(said, out var id) && settings.Sites.FirstOrDefault(s => s.Id.Value == id) is { } site)
            return site.Id;
        desk.Refuse("Site", say["Такого филиала нет. Выберите из списка.", "There is no such site. Choose from the list."]);
        return default;
    }

    static Guid? PersonOf(Posted posted, CalendarDesk desk, CalendarSettings settings, ResourceRow? row, Say say)
    {
        if (posted["Person"] is not { } said)
            return null;
        if (Guid.TryParse(said, out var id) && (id == row?.PersonId || settings.Accounts.Any(p => p.Id == id)))
            return id;
        desk.Refuse("Person", say["Такой учётной записи нет. Выберите из списка.", "There is no such account. Choose from the list."]);
        return null;
    }
}
