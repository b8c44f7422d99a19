namespace Carboxy.Work.Database;

/// <summary>What came of bringing a database up to this program's schema.</summary>
public abstract record Upgraded
{
    /// <summary>The database fits the program; the scripts that ran now, none where it fitted already.</summary>
    public sealed record Fits(IReadOnlyList<string> Ran) : Upgraded;

    /// <summary>A script that the database remembers reads otherwise in this program.</summary>
    public sealed record ScriptEdited(string Script) : Upgraded;

    /// <summary>The database has run scripts that this program does not know.</summary>
    public sealed record NewerDatabase(IReadOnlyList<string> Scripts) : Upgraded;

    /// <summary>What happened, what it means and what to do; null where the database fits.</summary>
    public Text? Refusal => this switch
    {
        ScriptEdited e => new(
            $"Скрипт схемы «{e.Script}» изменён после того, как база его выполнила. База не тронута. Верните скрипт к выпущенному виду, а изменение внесите новым скриптом.",
            $"The schema script \"{e.Script}\" was edited after this database had run it. The database was not touched. Restore the script as it shipped and make the change in a new script."),
        NewerDatabase n => new(
            $"База новее программы: в ней выполнены скрипты, которых здесь нет ({string.Join(", ", n.Scripts)}). База не тронута. Запустите ту версию программы, которая обновила базу, или более новую.",
            $"The database is newer than the program: it has run scripts that are unknown here ({string.Join(", ", n.Scripts)}). The database was not touched. Start the version that upgraded it, or a later one."),
        _ => null,
    };
}
