# The installer for Windows, for one user, without the rights of an administrator:
#
#   makensis -WX -DVERSION=0.1.0 -DWINDOW=C:/…/forberedt.exe -DCLI=C:/…/forberedt-cli.exe -DOUT=C:/…/forberedt-setup.exe packaging/windows/forberedt.nsi
#
# with whole paths, since the compiler goes into this folder first.
#
# Silent: `forberedt-setup.exe /S`, and as the last word, without quotes, `/D=C:\Another folder`. It ends with 0 when it is done and with 2
# when a file cannot be replaced. To remove it silently: `uninstall.exe /S`, as QuietUninstallString says.
# Under Wine it has laid down, replaced and removed what it should. It has never been run on Windows.

Unicode true
!include MUI2.nsh
!include LogicLib.nsh

!define ROOT "../.."
!define OWN_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Forberedt"
!define CLASSES "Software\Classes"
!define SAG "Forberedt.Sag"

Name "Forberedt"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Forberedt"
InstallDirRegKey HKCU "${OWN_KEY}" "InstallLocation"
SetCompressor /SOLID lzma
# The dates of the files would make other bytes of the same programs.
SetDateSave off
ManifestDPIAware true
ManifestSupportedOS Win10
ShowInstDetails nevershow
ShowUninstDetails nevershow
BrandingText "Forberedt ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "Forberedt"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "Installation af Forberedt"
VIAddVersionKey /LANG=0 "LegalCopyright" "MPL-2.0"

!define MUI_ICON "${ROOT}/packaging/icon/forberedt.ico"
!define MUI_UNICON "${ROOT}/packaging/icon/forberedt.ico"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TEXT "Forberedt lægges ind for dig alene og kræver ingen administrator.$\r$\n$\r$\nHar du programmet åbent, så gem din sag, og luk det først."
!define MUI_FINISHPAGE_RUN "$INSTDIR\forberedt.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Åbn Forberedt"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Programmet fjernes. Dine sager, breve, indstillinger og nøgler bliver liggende, hvor de er."
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Danish"

# A program that is open cannot be replaced or removed, and half an installation is worse than none.
!macro STOP_WHILE_OPEN FILE
  ${If} ${FileExists} "$INSTDIR\${FILE}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${FILE}" a
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONEXCLAMATION "${FILE} er i brug. Gem din sag, luk Forberedt, og prøv igen." /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

# Explorer reads anew which program opens what.
!macro TELL_EXPLORER
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Section "Forberedt"
  !insertmacro STOP_WHILE_OPEN "forberedt.exe"
  !insertmacro STOP_WHILE_OPEN "forberedt-cli.exe"
  ClearErrors
  SetOutPath "$INSTDIR\spelling"
  File "${ROOT}/templates/spelling/da_DK.aff"
  File "${ROOT}/templates/spelling/da_DK.dic"
  File "${ROOT}/templates/spelling/field-words.txt"
  File "${ROOT}/templates/spelling/LICENSE-MPL-1.1.txt"
  SetOutPath "$INSTDIR"
  File "/oname=forberedt.exe" "${WINDOW}"
  File "/oname=forberedt-cli.exe" "${CLI}"
  File "${ROOT}/packaging/icon/forberedt.ico"
  File "/oname=LICENSE.txt" "${ROOT}/LICENSE"
  File "/oname=NOTICE.txt" "${ROOT}/packaging/NOTICE"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${If} ${Errors}
    SetErrorLevel 2
    Abort "En af filerne kunne ikke skrives. Luk andre programmer, der bruger mappen, og prøv igen."
  ${EndIf}
  CreateShortcut "$SMPROGRAMS\Forberedt.lnk" "$INSTDIR\forberedt.exe" "" "$INSTDIR\forberedt.ico"

  WriteRegStr HKCU "${CLASSES}\${SAG}" "" "Låst sag"
  WriteRegStr HKCU "${CLASSES}\${SAG}\DefaultIcon" "" "$INSTDIR\forberedt.ico"
  WriteRegStr HKCU "${CLASSES}\${SAG}\shell\open\command" "" '"$INSTDIR\forberedt.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\.sag\OpenWithProgids" "${SAG}" ""
  WriteRegStr HKCU "${CLASSES}\.sag" "Content Type" "application/x-forberedt-sag"
  # What another program has is left to it: the user can still choose.
  ReadRegStr $0 HKCU "${CLASSES}\.sag" ""
  ${If} $0 == ""
    WriteRegStr HKCU "${CLASSES}\.sag" "" "${SAG}"
  ${EndIf}

  WriteRegStr HKCU "${OWN_KEY}" "DisplayName" "Forberedt"
  WriteRegStr HKCU "${OWN_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${OWN_KEY}" "DisplayIcon" "$INSTDIR\forberedt.ico"
  WriteRegStr HKCU "${OWN_KEY}" "Publisher" "Forberedt"
  WriteRegStr HKCU "${OWN_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${OWN_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${OWN_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${OWN_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${OWN_KEY}" "NoRepair" 1
  SectionGetSize 0 $0
  WriteRegDWORD HKCU "${OWN_KEY}" "EstimatedSize" $0
  !insertmacro TELL_EXPLORER
SectionEnd

# File by file, and a folder only when it is empty: whatever somebody has laid beside the program is theirs. What the user has made, in
# the folder of settings and wherever cases lie, is named nowhere here.
Section "Uninstall"
  !insertmacro STOP_WHILE_OPEN "forberedt.exe"
  !insertmacro STOP_WHILE_OPEN "forberedt-cli.exe"
  Delete "$INSTDIR\spelling\da_DK.aff"
  Delete "$INSTDIR\spelling\da_DK.dic"
  Delete "$INSTDIR\spelling\field-words.txt"
  Delete "$INSTDIR\spelling\LICENSE-MPL-1.1.txt"
  RMDir "$INSTDIR\spelling"
  Delete "$INSTDIR\forberedt.exe"
  Delete "$INSTDIR\forberedt-cli.exe"
  Delete "$INSTDIR\forberedt.ico"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\NOTICE.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Forberedt.lnk"

  DeleteRegKey HKCU "${CLASSES}\${SAG}"
  DeleteRegValue HKCU "${CLASSES}\.sag\OpenWithProgids" "${SAG}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.sag\OpenWithProgids"
  ReadRegStr $0 HKCU "${CLASSES}\.sag" ""
  ${If} $0 == "${SAG}"
    DeleteRegValue HKCU "${CLASSES}\.sag" ""
    DeleteRegValue HKCU "${CLASSES}\.sag" "Content Type"
  ${EndIf}
  DeleteRegKey /ifempty HKCU "${CLASSES}\.sag"
  DeleteRegKey HKCU "${OWN_KEY}"
  !insertmacro TELL_EXPLORER
SectionEnd
