using Carboxy.Quantities;

namespace Carboxy.Web.Layout;

/// <summary>A place in the side navigation: where it leads, who sees it, and the key that opens it after "g".</summary>
public sealed record Destination(string Href, Text Name, string Icon, string Key, string? Roles = null);

/// <summary>The rooms of the clinic in the order in which a day uses them.</summary>
public static class Rooms
{
    /// <summary>Where a person lands after signing in.</summary>
    public const string Start = "/today";

    public static readonly IReadOnlyList<Destination> All =
    [
        new("/today", new("Сегодня", "Today"), "today", "t"),
        new("/board", new("Доска", "Board"), "calendar", "b"),
        new("/patients", new("Пациенты", "Patients"), "patients", "p"),
        new("/messages", new("Сообщения", "Messages"), "mail", "m"),
        new("/stock", new("Склад", "Stock"), "box", "w"),
        new("/desk", new("Стол", "Desk"), "pen", "d", "physician,owner"),
        new("/adverse", new("Реакции", "Reactions"), "alert", "r", "physician,practitioner,owner"),
        new("/knowledge", new("Знания", "Knowledge"), "knowledge", "k"),
        new("/people", new("Сотрудники", "People"), "people", "e", "owner"),
        new("/settings", new("Настройки", "Settings"), "settings", "s"),
    ];
}
